import { describe, expect, test } from 'vitest'
import { dispatchLine } from '../../src/command/dispatch.ts'
import { renderText } from '../../src/reply/render-text.ts'
import { keptLog } from '../command/fakes.ts'
import { begin } from './several-people.ts'

describe('editing', () => {
  test('shows the form, then the difference, then saves', async () => {
    const { moderator, fact } = await begin()
    expect(await moderator('/mod edit f28')).toContain('/mod edit f28@1')
    const preview = await moderator('/mod edit f28@1\nText (English): The article says that diplomats worry.')
    expect(preview).toContain('− The article says the alliance')
    expect(preview).toContain('+ The article says that diplomats worry.')
    expect(preview).toContain('/mod confirm p01')
    expect(fact('f28').text.en).not.toContain('diplomats worry')
    expect(await moderator('/mod confirm p01')).toContain('Saved: f28@2.')
    expect(await moderator('What about diplomats who worry?')).toContain('diplomats worry. (the article itself; unhedged) [s-article ¶7] f28@2')
  })

  test('in German, with the labels of either language', async () => {
    const { moderator } = await begin()
    const preview = await moderator('/mod ändern f28@1\nText (deutsch): Diplomaten sind besorgt.\nCertainty: likely\nVorbehalt der Quelle: wohl', { lang: 'de' })
    expect(preview).toContain('Entwurf p01 – f28@1 ändern')
    expect(preview).toContain('+ Diplomaten sind besorgt.')
  })

  test('tells each problem beside its field, and loses nothing that was typed', async () => {
    const { moderator } = await begin()
    const form = await moderator('/mod edit f28@1\nText (English): A long new text that must not be lost.\nCertainty: likely')
    expect(form).toMatch(/^! .*missing/mu)
    expect(form).toContain('A long new text that must not be lost.')
    expect(form).toContain('Certainty: likely')
  })

  test('tells a rule that the change would break, with the form to go on from', async () => {
    const { moderator } = await begin()
    const refused = await moderator('/mod edit f28@1\nAbout: f20\nText (English): Kept.')
    expect(refused).toContain('Not saved, for the record would break the rules:')
    expect(refused).toContain('f28 names f20 ("Fact") in "About". Replace it; only these may stand there: "Source", "Name", "Event".')
    expect(refused).toContain('Text (English): Kept.')
  })

  test.each([
    ['a fact', '/mod add fact\nBetrifft: port-nowhere\nWer es sagt: org-nobody erklärt in s-none', ['! Einen Eintrag port-nowhere gibt es nicht.', '! Einen Eintrag org-nobody gibt es nicht.', '! Einen Eintrag s-none gibt es nicht.', '! Fehlt noch.']],
    ['a name of another kind', '/mod add name\nKennung: port-titanic\nName (deutsch): Titanic\nName (englisch): Titanic\nArt: Schiff', ['port-titanic hat „Art: Schiff“. Bitte die Kennung mit „ship-“ beginnen oder „Art“ berichtigen.']],
    ['a source known through none', '/mod add source\nKennung: s-brief\nTitel (deutsch): Brief\nTitel (englisch): Letter\nArt: Artikel\nZugang: nur durch andere Quellen bekannt', ['„Bekannt durch“']],
    ['a source that is held', '/mod add source\nKennung: s-brief\nTitel (deutsch): Brief\nTitel (englisch): Letter\nArt: Artikel\nZugang: liegt vor', ['nur in den Dateien anlegen']],
    ['a second name', '/mod edit ship-maia@1\nAndere Namen: Angara', ['„Art: mehrdeutig“']],
  ])('tells what is wrong with %s in the words of the form, all at once', async (_, line, said) => {
    const { moderator } = await begin()
    const refused = await moderator(line, { lang: 'de' })
    for (const text of said) expect(refused).toContain(text)
    expect(refused).not.toMatch(/about|attribution|„via“|„kind|fingerprint/u)
  })

  test('shows in the reader’s language who says it, in the form and in the difference', async () => {
    const { moderator } = await begin()
    expect(await moderator('/mod edit f18', { lang: 'de' })).toMatch(/Wer es sagt:[^#]* erklärt in s-ukdi/u)
    const preview = await moderator('/mod edit f28@1\nWer es sagt: org-uk-di erklärt in s-ukdi (implizit)\nVorbehalt der Quelle:', { lang: 'de' })
    expect(preview).toContain('+ org-uk-di erklärt in s-ukdi (implizit)')
  })

  test('shows a date as it was understood', async () => {
    const { moderator } = await begin()
    const preview = await moderator('/mod edit ev-rusi@1\nDate: before October 2023')
    expect(preview).toMatch(/• Date: .*September 2023/u)
  })

  test('from an old version is refused with the difference, and goes on from the new one', async () => {
    const { moderator, admin, fact } = await begin()
    await moderator('/mod edit f28@1\nText (English): Mine.')
    await admin('/mod edit f28@1\nText (English): Theirs.')
    await admin('/mod confirm p02')
    const refused = await moderator('/mod confirm p01')
    expect(refused).toContain('Not saved: the record has been changed since (by test:admin) and is now at f28@2.')
    expect(refused).toMatch(/− Theirs\.\s+\+ Mine\./u)
    const form = await moderator('/mod resume p01')
    expect(form).toContain('/mod edit f28@2')
    expect(form).toContain('Text (English): Mine.')
    expect(fact('f28').text.en).toBe('Theirs.')
    const late = await moderator('/mod edit f28@1\nText (English): Later.')
    expect(late).toContain('is now at f28@2')
    expect(late).toContain('/mod edit f28@2')
    expect(late).toContain('Text (English): Later.')
  })

  test.each([
    ['markup', '<b>bold</b> <script>alert(1)</script>', 'saved'],
    ['a mention', '@everyone look', 'saved'],
    ['SQL', "'; DROP TABLE revision; --", 'saved'],
    ['10,000 characters', 'word '.repeat(2000).trim(), 'warned'],
    ['the right-to-left override', 'evil \u202Etxt', 'cleaned'],
    ['control characters', 'bell \u0007 and \u001B[31mred', 'cleaned'],
  ] as const)('with %s is text, or refused, and shown harmlessly', async (_, text, what) => {
    const { moderator, fact } = await begin()
    const preview = await moderator(`/mod edit f28@1\nText (English): ${text}\nText (German): ${text}`)
    // oxlint-disable-next-line no-control-regex
    expect(preview).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u202A-\u202E]/u)
    if (what === 'warned') return expect(preview).toMatch(/characters|too long/u)
    await moderator('/mod confirm p01')
    if (what === 'saved') return expect(fact('f28').text.en).toBe(text)
    // oxlint-disable-next-line no-control-regex
    return expect(fact('f28').text.en).not.toMatch(/[\u0000-\u001F\u202A-\u202E]/u)
  })
})

describe('what was done', () => {
  test('is in the history: who, when, why and how, and can be reverted', async () => {
    const { moderator, fact } = await begin()
    const before = fact('f28').text.en
    await moderator('/mod edit f28@1\nText (English): Changed.')
    await moderator('/mod confirm p01')
    expect(await moderator('/mod revert f28@1 not what it says')).toContain(`+ ${before}`)
    await moderator('/mod confirm p02')
    expect(fact('f28').text.en).toBe(before)
    const history = await moderator('/mod history f28')
    expect(history).toContain('f28@3: 3 versions, newest first')
    expect(history).toMatch(/f28@3 · 22 November 2026, \d\d:\d\d UTC · reverted · by test:moderator · Reason: not what it says/u)
    expect(history).toContain('f28@1 · 22 November 2026, 12:00 UTC · taken over from the files')
    expect(await moderator('/mod log')).toMatch(/f28@3 .*reverted[\s\S]*f28@2 .*edited/u)
    expect(await moderator('/mod log by:test:admin')).toContain('added · by test:admin')
    expect(await moderator('/mod log day:2020-01-01')).toBe('No changes.')
  })

  test.each([
    ['today', 'f28@2'], ['heute', 'f28@2'], ['22.11.2026', 'f28@2'], ['22 November 2026', 'f28@2'], ['2026-11-22', 'f28@2'],
    ['gestern', 'No changes.'], ['yesterday', 'No changes.'], ['21.11.2026', 'No changes.'], ['November 2026', 'Cannot read'], ['2026-11-31', 'Cannot read'],
  ])('on the day %s: %s', async (day, said) => {
    const { moderator } = await begin()
    await moderator('/mod edit f28@1\nText (English): Changed.')
    await moderator('/mod confirm p01')
    expect(await moderator(`/mod log day:${day}`)).toContain(said)
  })

  test('tells people by their names where these are known, and takes names and bare numbers', async () => {
    const { desk, dossier, context } = await begin()
    const anna = { id: 'discord:1000', name: 'Anna\u202e' }
    await desk.grant(anna.id, 'moderator', { id: 'test:admin' })
    const say = async (line: string) => renderText(await dispatchLine(line, context(anna.id, { actor: anna }), { log: keptLog() }), { colour: false })
    await say('/mod edit f28@1\nText (English): Changed.')
    await say('/mod confirm p01')
    expect(dossier.base().entries.get('f28')?.version).toBe(2)
    for (const by of ['discord:1000', '1000', 'Anna', '@anna', 'Discord 1000', '"Anna (Discord 1000)"']) expect(await say(`/mod log by:${by}`)).toMatch(/f28@2 .* · by Anna \(Discord 1000\)$/mu)
    expect(await say('/mod log heute')).toContain('f28@2')
    expect(await say('/mod log by:nobody')).toBe('No changes.')
  })

  test.each([
    ['/mod retract port-najin@1 gone', 'records refer to port-najin'],
    ['/mod retract f99 gone', 'There is no record f99.'],
    ['/mod retract port-najin@1', 'records refer to port-najin'],
    ['/mod retract f40@7 gone', 'There is no record f40@7.'],
    ['/mod role', '/mod role grant: Give somebody a role'],
    ['/mod role revoke test:admin', 'is an admin by the setting ADMINS'],
    ['/mod add lücke', '/mod add gap'],
    ['/mod revert f28@9', 'There is no version f28@9.'],
    ['/mod revert f28', 'Cannot read “f28” as “record”'],
    ['/mod confirm p99', 'There is no proposal p99.'],
    ['/mod role grant discord:abc moderator', 'a role on Discord: discord-role:1234'],
    ['/help mod role grant', 'discord-role:1234'],
    ['/mod role grant <@&123456789012345678> moderator', 'discord-role:123456789012345678 now has the role "moderator".'],
    ['/mod role grant nobody moderator', 'Cannot read “nobody” as “identity”'],
    ['/mod nonsense', 'There is no command /mod nonsense.'],
    ['/mod', '/mod retract: Take a record back'],
  ])('%s: %s', async (line, said) => {
    const { admin } = await begin()
    expect(await admin(line)).toContain(said)
  })
})

test('taking a record back asks for the reason', async () => {
  const { moderator, dossier } = await begin()
  expect(await moderator('/mod retract f40')).toMatch(/^\/mod retract f40@1\n[^]*Reason:/mu)
  expect(await moderator('/mod retract f40@1\nReason: misread')).toContain('Reason: misread')
  await moderator('/mod confirm p01')
  expect(dossier.base().entries.get('f40')).toMatchObject({ retracted: { reason: 'misread' } })
})

test('going back to a version of a retracted record says that it brings the record back', async () => {
  const { moderator, dossier } = await begin()
  await moderator('/mod retract f40@1 misread')
  await moderator('/mod confirm p01')
  const preview = await moderator('/mod revert f40@1')
  expect(preview).toContain('f40 is retracted (reason: misread); this brings it back.')
  expect(preview).not.toContain('Nothing changes')
  await moderator('/mod confirm p02')
  expect(dossier.base().entries.get('f40')).not.toHaveProperty('retracted')
})

describe('suggesting', () => {
  test('reaches the moderators, who write it as a change; whoever suggested it can see what became of it', async () => {
    const { reader, moderator } = await begin()
    expect(await reader('/suggest f28 diplomats is the wrong word')).toContain('p01')
    expect(await moderator('/mod review')).toContain('p01: suggestion on f28: “diplomats is the wrong word” (by test:reader)')
    expect(await moderator('/mod review p01')).toMatch(/as it is now:\s+• The article says the alliance.*f28@1/u)
    expect(await moderator('/mod review p01')).toContain('diplomats is the wrong word')
    expect(await moderator('/mod amend p01')).toContain('/mod amend p01@1\n')
    expect(await moderator('/mod amend p01\nText (English): Better.')).toContain('+ Better.')
    await moderator('/mod confirm p02')
    expect(await reader('/suggest')).toContain('p01: suggestion on f28 · adopted · f28@2')
    expect(await moderator('/mod review')).toBe('No proposal waits for review.')
    expect(await moderator('/mod history f28')).toMatch(/f28@2 .* · by test:moderator · suggested by test:reader$/mu)
  })

  test('or turn it down with a reason', async () => {
    const { reader, moderator } = await begin()
    await reader('/suggest There is a fourth ship')
    const form = await moderator('/mod reject p01')
    expect(form).toMatch(/^\/mod reject p01\n[^]*Reason:/mu)
    expect(await moderator('/mod reject p01\nReason: ')).toBe(form)
    expect(await moderator('/mod reject p01 no source names it')).toBe('p01 is rejected.')
    expect(await reader('/suggest')).toContain('rejected · no source names it')
    expect(await moderator('/mod reject p01')).toContain('p01 is settled already: rejected')
  })

  test.each([
    ['as the form comes back', '/mod reject p01\n# Required.\nReason: no source\n  names it', 'no source names it'],
    ['with the German label', '/mod ablehnen p01\nBegründung: steht nirgends', 'steht nirgends'],
    ['as a reply without a label', '/mod reject p01\nno source names it', 'no source names it'],
  ])('with a reason %s', async (_, line, reason) => {
    const { reader, moderator, desk } = await begin()
    await reader('/suggest There is a fourth ship')
    await moderator(line)
    expect(await desk.proposal('p01')).toMatchObject({ status: 'rejected', reason })
  })
})

describe('a question without an answer', () => {
  test('becomes an open question in two steps', async () => {
    const { reader, moderator } = await begin()
    await reader('What is the capital of France?')
    await reader('what is the capital of france')
    const list = await moderator('/mod unanswered')
    expect(list).toContain('(2 times)')
    const line = /\/mod add gap .*/u.exec(list)?.[0] ?? ''
    const form = await moderator(line)
    expect(form).toContain('/mod add gap\n')
    expect(form).toMatch(/capital of france/iu)
    expect(form).not.toContain('test:reader')
  })

  test('a new gap is found by the next question', async () => {
    const { moderator } = await begin()
    const preview = await moderator('/mod add gap\nQuestion (German): Was wiegt die Bulawa?\nQuestion (English): What does the Bulava weigh?\nKind: not stated\nStatus: open\nAbout: object-pits')
    expect(preview).toContain('Draft p01 – new open question')
    await moderator('/mod confirm p01')
    expect(await moderator('What does the Bulava weigh?')).toMatch(/Bulava weigh\? .*g\d+@1/)
  })
})

test('the status tells of database, records, check and version', async () => {
  const { moderator } = await begin()
  const status = await moderator('/mod status')
  for (const said of ['memory', '47 facts', '0 errors', 'Bot 0.0.0']) expect(status).toContain(said)
})

test('with REVIEW=two a second moderator has to approve', async () => {
  const { moderator, admin, fact } = await begin({ review: 'two' })
  await moderator('/mod edit f28@1\nText (English): Better.')
  expect(await moderator('/mod confirm p01')).toBe('p01 now waits for a moderator\'s approval.')
  expect(await moderator('/mod approve p01')).toContain('another moderator has to approve it')
  expect(await admin('/mod approve p01')).toContain('Saved: f28@2.')
  expect(fact('f28').text.en).toBe('Better.')
  for (const line of ['/mod history f28', '/mod log']) expect(await moderator(line)).toMatch(/f28@2 .* · edited · by test:moderator · approved by test:admin$/mu)
  expect(await moderator('/mod history f28')).toMatch(/f28@1 .* UTC · taken over from the files$/mu)
})
