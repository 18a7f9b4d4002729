// Identifiers, divisions, dates and cleaning: the standard's own examples, and text nobody should type.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanDate, narrow, trimBlanks } from './clean-text'
import { divisionName, divisions, isDivision } from './division'
import { addDays, isLegalDate, localDateOf, weekday } from './local-date'
import { checkResidentId, maskName, maskResidentId } from './resident-id'
import { checkUscc, usccCheckCharacter } from './uscc'

describe('a unified social credit code', () => {
  it.each(['91330800MA2TE5T017', '91330802MA28F9XK8L', '92330803MA29G3RL89', '91320800MA1X2Q4T35', '113308000026123423'])('%s is valid', (code) => {
    expect(checkUscc(code)).toEqual({ ok: true })
  })
  it('names the position and the expected character when the check fails', () => {
    expect(checkUscc('91330802MA28F9XK8M')).toMatchObject({ ok: false, position: 18, expected: 'L', reason: expect.stringContaining('第 18 位') as string })
  })
  it.each([['9133080IMA28F9XK8L', 8], ['91330802MA28F9XK8O', 18], ['9133080AMA28F9XK8L', 8], ['９1330802MA28F9XK8L', 1]])('%s has a fault at position %i', (code, position) => {
    expect(checkUscc(code)).toMatchObject({ ok: false, position })
  })
  it('has no fault position when the length is wrong', () => {
    for (const code of ['', '1', '91330802MA28F9XK8L1']) expect(checkUscc(code)).toMatchObject({ ok: false, reason: expect.stringContaining('18 位') as string })
  })
  it('finds every single wrong character among the organisation code', () => {
    const good = '91330802MA28F9XK8L'
    for (let i = 8; i < 17; i++) {
      for (const c of '0123456789ABCDEFGHJKLMNPQRTUWXY') if (c !== good[i]) expect(checkUscc(good.slice(0, i) + c + good.slice(i + 1)).ok).toBe(false)
    }
  })
  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof checkUscc(text).ok === 'boolean' && typeof checkResidentId(text).ok === 'boolean'))
    expect(usccCheckCharacter('I')).toBeUndefined()
  })
})

describe('a resident identity number', () => {
  it('is valid with its check character, X included', () => {
    expect(checkResidentId('11010519491231002X')).toEqual({ ok: true })
    expect(checkResidentId('330825190612228696')).toEqual({ ok: true })
  })
  it.each(['110105194912310021', '11010519490229002X', '11010519491331002X', '11010519491231002x', '110105491231002', ''])('%s is refused', (id) => {
    expect(checkResidentId(id)).toMatchObject({ ok: false })
  })
  it('says that a birth date does not exist', () => {
    expect(checkResidentId('330802199002300012')).toMatchObject({ position: 7, reason: expect.stringContaining('1990-02-30') as string })
  })
  it('is shown masked, as is the name', () => {
    expect(maskResidentId('11010519491231002X')).toBe('110105********002X')
    expect(maskResidentId('123')).toBe('******')
    expect([maskName('张三'), maskName('欧阳小明'), maskName('李'), maskName('𠮷野')]).toEqual(['张*', '欧***', '*', '𠮷*'])
  })
})

describe('a division code', () => {
  it.each(Object.keys(divisions))('%s is well formed', (code) => expect(isDivision(code)).toBe(true))
  it.each(['000000', '33080', '3308021', '99ABCD', '160000'])('%s is not', (code) => expect(isDivision(code)).toBe(false))
  it('has a name where it is known and stays a code elsewhere', () => {
    expect([divisionName('330802'), divisionName('440300')]).toEqual(['柯城区', '440300'])
  })
})

describe('a legal date', () => {
  it('exists in the calendar', () => {
    expect(['2024-02-29', '2000-02-29', '2026-12-31'].every(isLegalDate)).toBe(true)
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '', '2026-00-10', '2026-04-31', '1900-02-29', '2026-01-00', '+02026-01-01'].some(isLegalDate)).toBe(false)
  })
  it('is the day in China, whatever the clock of the machine', () => {
    expect(localDateOf(new Date('2026-02-28T16:00:00Z'))).toBe('2026-03-01')
    expect(localDateOf(new Date('2026-02-28T15:59:59Z'))).toBe('2026-02-28')
  })
  it('counts days over months and leap years', () => {
    expect([addDays('2024-02-28', 1), addDays('2026-02-28', 1), addDays('2026-01-01', -1)]).toEqual(['2024-02-29', '2026-03-01', '2025-12-31'])
    expect(weekday('2026-03-01')).toBe(0)
  })
})

describe('cleaning', () => {
  it('trims every kind of blank at the ends and none inside', () => {
    expect(trimBlanks('\ufeff\u3000\u00a0 衢州 食品\u200b\u2060\t\n')).toBe('衢州 食品')
  })
  it('takes no longer than the text is long, even for a cell full of blanks', () => {
    expect(trimBlanks(`甲${' '.repeat(500_000)}乙`)).toHaveLength(500_002)
  })
  it('narrows letters and digits and leaves Chinese punctuation alone', () => {
    expect(narrow('ＡＢｃ１２３，（甲）。')).toBe('ABc123，（甲）。')
  })
  it.each(['2026-03-01', '2026-3-1', '2026/3/1', '2026.3.1', '20260301', '2026年3月1日', '2026年03月01日', '46082', '2026/3/1 0:00', '2026-03-01 00:00:00', '２０２６．３．１'])('reads %s', (text) => {
    expect(cleanDate(text)).toBe('2026-03-01')
  })
  it.each(['2026-02-30', '待定', '二〇二六年', '', '2026', '2026-03', '01/03/2026', '2026-3.1', '1', '99999', '2026-03-01 10:30', '46082.5', '-46082'])('does not take %j for a date', (text) => {
    expect(cleanDate(text)).toBeUndefined()
  })
  it('leaves what is clean as it is, for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => trimBlanks(trimBlanks(text)) === trimBlanks(text) && narrow(narrow(text)) === narrow(text)))
  })
})
