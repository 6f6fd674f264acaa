import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/closing-line.ts'],
    // No test keeps state that another could see: sharing modules saves two thirds of the time.
    isolate: false,
    testTimeout: 20_000,
  },
})
