const LINE_BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g
// Marks that steer a terminal (C0, C1) or turn the order in which a text is read (bidi).
// oxlint-disable-next-line no-control-regex
const STEERING = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

// Put behind the sign where a platform would call somebody; whoever copies that sends it back with it.
const UNCALLED = /@\u2060+/g

/** The text without control characters (line breaks and tabs stay), bidi marks, what keeps a name from being called, and broken surrogates. */
export const cleanText = (text: string): string =>
  text.replace(LINE_BREAKS, '\n').replace(STEERING, '').replace(UNCALLED, '@').toWellFormed()
