/** Strings that have torn stores, pages and terminals. */
export const HOSTILE = {
  'nothing': '',
  'HTML': '<script>alert("1")</script><img src=x onerror=alert(1)>&amp;',
  'a mention': '@everyone <@1234> @here',
  'ten thousand characters': 'ä€😀 '.repeat(2000),
  'control characters': '\u0001\u0007\u0008\t\n\r\u001b[31m\u007f\u0085',
  'a direction override': '\u202egnp.exe\u2066\u200f',
  'SQL': `'; DROP TABLE revision; -- " \\ $1 ?1 %s`,
  'half a character': 'a\ud800b',
  'the other half': '\udc00',
  'NUL': 'before\0after',
  'no characters': '\uffff\ufffe\ufeff',
  'JSON': '{"a": "\\u0000"}',
  'composed and not': 'é e\u0301 ﬁ ß ẞ İ',
} as const
