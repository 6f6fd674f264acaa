/** "zu dem", "von dem" and "in dem" as German says it: "zum", "vom", "im". */
export const contracted = (text: string): string =>
  text.replace(/\b([Zz]u|[Vv]on|[Ii]n) dem /gu, (_, word: string) => (word.endsWith('u') ? `${word}m ` : `${word.slice(0, -1)}m `)).replace(/\b([Zz]u) der /gu, '$1r ')
