import { ComponentType } from 'discord.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formPage, typedInMessage } from '../../../src/adapters/discord/form-page.ts'
import { formId, modalSteps, readFormId, templateOfModal, withTyped } from '../../../src/adapters/discord/modal.ts'
import { renderMessage } from '../../../src/adapters/discord/render.ts'
import { parseLine } from '../../../src/command/parse-line.ts'
import { parseTemplate } from '../../../src/command/parse-template.ts'
import { commands } from '../../../commands/index.ts'
import { LANGS, RECORD_KINDS } from '../../../src/facts/record.ts'
import { fieldsOf } from '../../../src/reply/field-texts.ts'
import { formBlock } from '../../../src/reply/form-block.ts'
import { formOf } from '../../../src/reply/form.ts'
import type { FormBlock, Message } from '../../../src/reply/message.ts'
import { lineOfRef } from '../../../src/reply/ref.ts'
import { arbitraryRecord } from '../../facts/arbitrary-record.ts'
import { realDossier } from '../../real-dossier.ts'
import { componentsOf, expectWithinLimits, markupOf, refsOf } from './shown.ts'

const base = (await realDossier()).base()
const blockOf = (id: string, lang: 'de' | 'en' = 'en'): FormBlock => {
  const entry = base.entries.get(id)
  if (!entry) throw new Error(`No record ${id}`)
  return formBlock(formOf(entry.kind), fieldsOf(entry.record), [], lang, `/mod edit ${id}@1`)
}
const pageOf = (block: FormBlock, lang: Message['lang'] = 'en', embeds = true) => renderMessage({ kind: 'page', lang, blocks: [block] }, { embeds })[0] ?? {}
const inputsOf = (block: FormBlock) => modalSteps(block).map(({ components }) => components.flatMap((label) => ('component' in label && ('style' in label.component || 'options' in label.component) ? [label.component] : [])))
/** What somebody sends who changes nothing in any part. */
const unchanged = (block: FormBlock) => Object.fromEntries(inputsOf(block).flat().map((input) => [input.custom_id, 'options' in input ? (input.options.find((option) => option.default)?.value ?? '') : (input.value ?? '')]))
/** What the command reads of the line that is sent at last. */
const readBack = (line: string, kind: Parameters<typeof formOf>[0]) => {
  const parsed = parseLine(line, commands)
  return parsed.kind === 'invocation' ? { command: parsed.invocation.command, typed: parseTemplate(parsed.invocation.args['form'] ?? '', formOf(kind)) } : undefined
}
const withoutId = (kind: string, texts: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(texts).filter(([key]) => key !== 'id' || !['fact', 'gap', 'note'].includes(kind)))

describe('the modals of a form', () => {
  test.each(RECORD_KINDS.flatMap((kind) => LANGS.map((lang) => [kind, lang] as const)))('of a new %s keep all limits (%s)', (kind, lang) => {
    const form = formOf(kind)
    const block = formBlock(form, { [form.fields[0]?.key ?? '']: 'x'.repeat(3000) }, [{ key: form.fields[1]?.key ?? '', message: { de: 'Falsch. '.repeat(30), en: 'Wrong. '.repeat(30) } }], lang, `/mod add ${kind}`)
    const steps = modalSteps(block)
    expect(steps.length).toBe(Math.ceil(form.fields.length / 5))
    expect(inputsOf(block).flat().map(({ custom_id }) => custom_id)).toEqual(form.fields.map(({ key }) => key))
    for (const { custom_id, title, components } of steps) {
      expect(readFormId(custom_id)?.line).toBe(`/mod add ${kind}`)
      expect(custom_id.length).toBeLessThanOrEqual(100)
      expect(title.length).toSatisfy((length: number) => length >= 1 && length <= 45)
      expect(components.length).toSatisfy((length: number) => length >= 1 && length <= 5)
      for (const label of components) {
        if (!('label' in label) || !('component' in label)) throw new Error('Not a label')
        expect(label.label.length).toSatisfy((length: number) => length >= 1 && length <= 45)
        expect(form.fields.map((field) => field.label[lang])).toContain(label.label)
        expect(label.description?.length ?? 1).toSatisfy((length: number) => length >= 1 && length <= 100)
        if (!('style' in label.component)) continue
        expect(label.component.value?.length ?? 0).toBeLessThanOrEqual(4000)
        expect(label.component.placeholder?.length ?? 1).toSatisfy((length: number) => length >= 1 && length <= 100)
      }
    }
    expect(inputsOf(block).flat().map(({ required }) => required)).toEqual(form.fields.map(({ required }) => required))
  })

  test('show choices by their names and say what is wrong', () => {
    const block = formBlock(formOf('fact'), { kind: 'act', certainty: 'lkely' }, [{ key: 'certainty', message: { de: 'Gibt es nicht.', en: 'There is none.' } }], 'de', '/mod add fact')
    const text = JSON.stringify(modalSteps(block))
    expect(text).toContain('{"label":"Handlung","value":"Handlung","default":true}')
    expect(text).toContain('"description":"⚠ Gibt es nicht."')
    expect(text).toContain('"value":"lkely"')
  })

  test('choose between few choices in a menu, which may stay open where nothing is required', () => {
    const inputs = inputsOf(formBlock(formOf('fact'), { certainty: 'likely' }, [], 'en', '/mod add fact')).flat()
    const menus = inputs.flatMap((input) => (input.type === ComponentType.StringSelect ? [{ key: input.custom_id, min: input.min_values, chosen: input.options.flatMap((option) => (option.default ? [option.value] : [])) }] : []))
    expect(menus).toContainEqual({ key: 'certainty', min: 1, chosen: ['likely'] })
    expect(menus).toContainEqual({ key: 'rank', min: 0, chosen: [] })
    const typed = inputsOf(formBlock(formOf('fact'), { certainty: 'lkely' }, [], 'en', '/mod add fact')).flat().find(({ custom_id: id }) => id === 'certainty')
    expect(typed).toMatchObject({ type: 4, value: 'lkely' })
  })

  test('leave a value alone that none could hold', () => {
    const block = formBlock(formOf('fact'), { citations: 'x '.repeat(3000).trim(), 'text.de': 'A' }, [], 'de', '/mod add fact')
    expect(inputsOf(block).flat().map(({ custom_id }) => custom_id)).not.toContain('citations')
    expect(readBack(templateOfModal(block, { 'text.de': 'B' }), 'fact')?.typed).toMatchObject({ 'text.de': 'B', citations: 'x '.repeat(3000).trim() })
  })
})

describe('the custom_id of a form', () => {
  test.each([['/mod edit f18@3', 1], ['/mod edit f18@3', 2], ['/mod add entity', 12], ['/mod amend p01', 'send']] as const)('for %s, part %s, is read back', (line, part) => {
    expect(readFormId(formId({ line, part }) ?? '')).toEqual({ line, part })
  })

  test.each(['', 'menu.0', '1CmYyOEAx.', '1CmYyOEAx.0', '1CmYyOEAx.100', '1CmYyOEAx.sent', 'x.1', '0abc'])('is not %j', (id) => {
    expect(readFormId(id)).toBeUndefined()
  })

  test('of the first part is the ref of the line', () => {
    expect(lineOfRef(formId({ line: '/mod edit f18@3', part: 1 }) ?? '')).toBe('/mod edit f18@3')
    expect(formId({ line: `/mod edit ${'x'.repeat(80)}@1`, part: 2 })).toBeUndefined()
  })
})

describe('what was typed', () => {
  test('is read back from the message that shows it, whatever was typed', () => {
    const line = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.string({ unit: fc.constantFrom(...'*_-# >:·⚠`\\1.a'), maxLength: 20 }), fc.constantFrom('-# /mod add fact', '**Text (German):** x', '-# Empty: Kind · About', '## x', '```'))
    const value = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...formOf('fact').fields.map(({ key }) => key)), value), fc.constantFrom(...LANGS), fc.boolean(), (typed, lang, embeds) => {
        const block = withTyped(formBlock(formOf('fact'), { kind: 'act', hedge: 'wohl' }, [{ key: 'hedge', message: { de: 'Falsch: x', en: 'Wrong: x' } }], lang, '/mod add fact'), typed)
        const page = pageOf(block, lang, embeds)
        const held = typedInMessage('/mod add fact', { texts: [page.content, ...(page.embeds ?? []).map(({ description }) => description?.trim()), page.files?.[0]?.text] })
        const clean = Object.fromEntries(block.fields.map(({ key, value, choices }) => [key, (choices?.find((choice) => choice.value === value)?.label ?? value).replace(/[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (mark) => (mark === '\n' || /[\v\f\r\u0085\u2028\u2029]/u.test(mark) ? '\n' : mark === '\t' ? ' ' : '')).trim()]))
        expect(held).toEqual(clean)
      }),
      { numRuns: 300 },
    )
  })

  test('is read back in the other language, and not for another line', () => {
    const texts = [markupOf(pageOf(blockOf('f28', 'de'), 'de'))]
    expect(typedInMessage('/mod edit f28@1', { texts })).toMatchObject({ about: 'country-kp, country-ru', hedge: '' })
    expect(typedInMessage('/mod edit f28@2', { texts })).toBeUndefined()
    expect(typedInMessage('/mod edit f28@1', { texts: [undefined, null, 'Anything'] })).toBeUndefined()
  })

  test('is not lost between the parts of any form', () => {
    fc.assert(
      fc.property(arbitraryRecord, fc.constantFrom(...LANGS), fc.boolean(), ({ kind, record }, lang, embeds) => {
        const fresh = formBlock(formOf(kind), {}, [], lang, `/mod add ${kind}`)
        const wanted = withoutId(kind, fieldsOf(record))
        // Each part is typed into its modal; what was typed before comes back from the message alone.
        let shown = pageOf(fresh, lang, embeds)
        for (const inputs of inputsOf(fresh)) {
          const before = typedInMessage(fresh.target, { texts: [shown.content, ...(shown.embeds ?? []).map(({ description }) => description), shown.files?.[0]?.text] })
          const typed = Object.fromEntries(inputs.map(({ custom_id }) => [custom_id, wanted[custom_id] ?? '']))
          shown = pageOf(withTyped(fresh, { ...before, ...typed }), lang, embeds)
          expectWithinLimits(shown)
        }
        const all = typedInMessage(fresh.target, { texts: [shown.content, ...(shown.embeds ?? []).map(({ description }) => description), shown.files?.[0]?.text] })
        expect(readBack(templateOfModal(fresh, all ?? {}), kind)).toEqual({ command: 'mod add', typed: wanted })
      }),
      { numRuns: 100 },
    )
  })
})

describe('a form as a message', () => {
  test('has a button for each part and one to send it', () => {
    const page = pageOf(blockOf('f28'))
    expectWithinLimits(page)
    expect(refsOf(page).map((id) => readFormId(id)?.part)).toEqual([1, 2, 3, 'send'])
    expect(componentsOf(page).map((one) => ('label' in one ? one.label : ''))).toEqual([expect.stringMatching(/^1: Text \(German\), /u), expect.stringMatching(/^2: /u), expect.stringMatching(/^3: /u), 'Send'])
  })

  test('of one part has but one button', () => {
    const { fields, ...block } = blockOf('f28')
    const page = pageOf({ ...block, fields: fields.slice(0, 3) })
    expect(componentsOf(page)).toMatchObject([{ label: 'Fill in' }])
  })

  test('is a file where it is longer than a message, with what is wrong told before it', () => {
    const block = formBlock(formOf('fact'), { 'asks.de': 'Wer?\n'.repeat(1500), hedge: 'x' }, [{ key: 'hedge', message: { de: 'Falsch.', en: 'Wrong.' } }], 'en', '/mod add fact')
    const page = pageOf(block)
    expectWithinLimits(page)
    expect(markupOf(page)).toContain('Wrong.')
    expect(typedInMessage('/mod add fact', { texts: [markupOf(page), page.files?.[0]?.text] })).toMatchObject({ 'asks.de': 'Wer?\n'.repeat(1500).trim(), hedge: 'x' })
    expect(formPage(blockOf('f28'), 4096, 'en').file).toBeUndefined()
  })

  test('whose line no button can hold is a text to send back', () => {
    const block = { ...blockOf('f28'), target: `/mod edit ${'x'.repeat(70)}@1` }
    const page = pageOf(block)
    expect(refsOf(page)).toEqual([])
    expect(modalSteps(block)).toEqual([])
    expect(markupOf(page)).toContain('Fill this in and send it back')
  })

  test('of every record can be sent as it is, and changes nothing', () => {
    for (const { kind, record } of base.entries.values()) {
      for (const lang of LANGS) {
        const block = blockOf(record.id, lang)
        for (const embeds of [true, false]) for (const page of renderMessage({ kind: 'page', lang, blocks: [block] }, { embeds })) expectWithinLimits(page)
        expect(readBack(templateOfModal(block, unchanged(block)), kind)).toEqual({ command: 'mod edit', typed: withoutId(kind, fieldsOf(record)) })
      }
    }
  })
})
