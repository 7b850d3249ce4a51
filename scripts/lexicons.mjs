// Writes into crates/text/lexicons/*.txt what CLDR knows of a language: months, weekdays, units, countries and
// number words.
//
//   npm install --prefix DIR cldr-dates-full@48.2.0 cldr-numbers-full@48.2.0 cldr-units-full@48.2.0 \
//     cldr-localenames-full@48.2.0 cldr-rbnf@48.2.0
//   node scripts/lexicons.mjs DIR/node_modules
//
// CLDR is published by Unicode under the Unicode License 3.0. Of each file all that follows the line MARK is written anew;
// what stands before it is kept by hand. A file without that line is left alone.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const MARK = '# From CLDR 48.2.0 by scripts/lexicons.mjs; the lines below are not edited by hand.'
const FOLDER = new URL('../crates/text/lexicons/', import.meta.url).pathname

// Regions that have other words than the language's main one.
const REGIONS = {
  ar: ['ar', 'ar-LB', 'ar-MA', 'ar-DZ'], de: ['de', 'de-AT'], en: ['en', 'en-GB'], pt: ['pt', 'pt-PT'], zh: ['zh', 'zh-Hant'],
}
const UNITS = [
  'length-kilometer', 'length-meter', 'length-centimeter', 'length-millimeter', 'length-mile', 'length-foot', 'length-inch',
  'length-nautical-mile', 'area-hectare', 'area-square-kilometer', 'area-square-meter', 'area-acre', 'mass-tonne', 'mass-kilogram',
  'mass-gram', 'mass-milligram', 'mass-pound', 'mass-ounce', 'volume-liter', 'volume-milliliter', 'volume-barrel', 'volume-gallon',
  'volume-cubic-meter', 'duration-century', 'duration-decade', 'duration-year', 'duration-month', 'duration-week', 'duration-day',
  'duration-hour', 'duration-minute', 'duration-second', 'power-gigawatt', 'power-megawatt', 'power-kilowatt', 'power-watt',
  'energy-kilowatt-hour', 'digital-terabyte', 'digital-gigabyte', 'digital-megabyte', 'digital-kilobyte', 'speed-kilometer-per-hour',
  'speed-knot', 'temperature-celsius', 'temperature-fahrenheit', 'concentr-percent', 'concentr-permille',
]
// Languages without spaces: a word is a character there, and CLDR's forms are long rows of them.
const UNSPACED = new Set(['zh', 'ja'])
// One is left out: it is an article or a pronoun as often.
const CARDINALS = [0, ...[...Array(101).keys()].slice(2), 200, 300, 400, 500, 600, 700, 800, 900, 1000]
const ORDINALS = [...Array(13).keys()].slice(1).concat(20, 30)
// Cases and short names that CLDR does not have, and news do; a line's words in the order of the year and of the week.
const CASES = {
  ru: {
    months: 'январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре',
    weekdays: 'понедельника,понедельнику вторника,вторнику среду,среды,среде четверга,четвергу пятницу,пятницы,пятнице ' +
      'субботу,субботы,субботе воскресенья,воскресенью',
  },
  uk: {
    months: 'січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні',
    weekdays: 'понеділка,понеділку вівторка,вівторку середу,середи,середі четверга,четвергу пʼятницю,пʼятниці,пʼятницею ' +
      'суботу,суботи,суботі неділю,неділі,неділею',
  },
  de: {
    months: 'januars februars - aprils mais junis julis - septembers oktobers novembers dezembers',
    weekdays: 'montags dienstags mittwochs donnerstags freitags samstags,sonnabend sonntags',
  },
  he: { months: '- - מארס - - - - - - - - -', weekdays: '- - - - - שבת -' },
  pt: { months: 'jan fev - abr - jun jul ago - - nov -', weekdays: 'segunda terça quarta quinta sexta - -' },
  fr: { months: 'janv févr - avr - - juil - sept oct nov déc', weekdays: 'lundis mardis mercredis jeudis vendredis samedis dimanches' },
  es: { months: 'ene feb - abr - jun jul ago setiembre oct nov dic', weekdays: '- - - - - sábados domingos' },
  hi: { months: '- फ़रवरी,फरवरी - - - - - - - - - -', weekdays: '- - - बृहस्पतिवार,वीरवार - - इतवार' },
}
const INFLECTED = new Set(['ru', 'uk'])
// Of the United Nations' members and observers those with at least a million inhabitants, and Iceland, Luxembourg and Malta; Kosovo and Taiwan.
const COUNTRIES = 'AE AF AL AM AO AR AT AU AZ BA BD BE BF BG BH BI BJ BO BR BW BY CA CD CF CG CH CI CL CM CN CO CR CU CY CZ DE DK ' +
  'DO DZ EC EE EG ER ES ET FI FR GA GB GE GH GM GN GR GT HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KP KR KW KZ LA LB LK LR ' +
  'LS LT LU LV LY MA MD MG MK ML MM MN MR MT MW MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PG PH PK PL PS PT PY QA RO RS RU RW SA SD ' +
  'SE SG SI SK SL SN SO SS SV SY TD TG TH TJ TM TN TR TT TW TZ UA UG US UY UZ VE VN XK YE ZA ZM ZW'
// Short words for units that CLDR does not have.
const UNIT_WORDS = {
  de: { 'mass-kilogram': 'kilo kilos', 'mass-tonne': 't' }, es: { 'mass-kilogram': 'kilo kilos' }, fr: { 'mass-kilogram': 'kilo kilos' },
  pt: { 'mass-kilogram': 'quilo quilos', 'length-kilometer': 'quilómetro*' }, ru: { 'mass-kilogram': 'кило' }, uk: { 'mass-kilogram': 'кіло' },
  ar: { 'mass-kilogram': 'كيلو', 'mass-tonne': 'طن طنا أطنان' }, he: { 'mass-kilogram': 'קילו', 'mass-tonne': 'טון טונות' },
  ja: { 'length-kilometer': 'キロ' }, hi: { 'length-kilometer': 'किमी' },
}
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const MONTHS = [...Array(12).keys()].map(month => String(month + 1))

const packages = process.argv[2]
if (!packages) {
  console.error('usage: node scripts/lexicons.mjs NODE_MODULES')
  process.exit(2)
}
for (const file of readdirSync(FOLDER).filter(name => name.endsWith('.txt'))) {
  const path = join(FOLDER, file)
  const [byHand, generated] = readFileSync(path, 'utf8').split(MARK)
  if (generated === undefined) continue
  writeFileSync(path, byHand + MARK + '\n' + fromCldr(file.slice(0, -4)))
}

function fromCldr(language) {
  const regions = REGIONS[language] ?? [language]
  const unspaced = UNSPACED.has(language)
  return [
    // Where months are numbered the numbers tell them apart.
    unspaced ? '' : section('months', withCases(language, 'months', lists(regions.map(region => calendar(region).months), MONTHS))),
    section('weekdays', withCases(language, 'weekdays', lists(regions.map(region => calendar(region).days), WEEKDAYS))),
    section('units', UNITS.map(unit => regions.flatMap(region => unitForms(region, unit)).concat(UNIT_WORDS[language]?.[unit]?.split(' ') ?? []))),
    `\n[contrast]\n${countries(language)}\n`,
    section('numbers', numbers(language, 'cardinal', CARDINALS), 'value'),
    section('ordinals', numbers(language, 'ordinal', ORDINALS), 'value'),
  ].join('')

  // A line is the language's words as the lexicon writes them, or a number and its words; a line without words is left out.
  function section(name, lines, first) {
    const rows = lines.map(words => {
      const value = first ? [words[0]] : []
      const forms = [...new Set(words.slice(value.length).map(form => plain(form, language)).filter(Boolean))]
      return forms.length ? [...value, ...stems(forms, name)].join(' ') : null
    })
    // Months and weekdays count by their order, so that none may be missing.
    const whole = !['months', 'weekdays'].includes(name) || rows.every(Boolean)
    const kept = whole ? rows.filter(Boolean) : []
    return kept.length ? `\n[${name}]\n${kept.join('\n')}\n` : ''
  }
}

function read(name, ...parts) {
  return JSON.parse(readFileSync(join(packages, name, ...parts), 'utf8'))
}

function calendar(region) {
  return read('cldr-dates-full', 'main', region, 'ca-gregorian.json').main[region].dates.calendars.gregorian
}

// The names by key, of all regions, in a sentence and alone. Short ones are left out: `mar`, `so` and `jeu` are other words as
// often.
function lists(sources, keys) {
  return keys.map(key => sources.flatMap(source => ['format', 'stand-alone'].map(use => source[use].wide[key])))
}

function withCases(language, name, lines) {
  const more = CASES[language]?.[name]?.split(' ')
  return lines.map((forms, at) => forms.concat(more && more[at] !== '-' ? more[at].split(',') : []))
}

function unitForms(region, unit) {
  const units = read('cldr-units-full', 'main', region, 'units.json').main[region].units
  const forms = ['long', 'short'].flatMap(length => Object.entries(units[length][unit] ?? {}))
  return forms.filter(([key]) => /-count-|displayName/.test(key)).map(([, form]) => form.replace('{0}', ''))
}

// Countries are one another's contraries, one line of sides. Where names are inflected their ends are left open.
function countries(language) {
  const names = read('cldr-localenames-full', 'main', language, 'territories.json').main[language].localeDisplayNames.territories
  const written = new Set()
  const once = form => !written.has(form) && written.add(form)
  const sides = COUNTRIES.split(' ').map(code => {
    const forms = [names[code], names[`${code}-alt-short`], names[`${code}-alt-variant`]].filter(Boolean)
    return [...new Set(forms.map(form => plain(form.replace(/\s*\(.*\)/, ''), language)).filter(Boolean).map(form => open(form, language)).filter(once))]
  })
  return sides.filter(side => side.length).map(side => side.join(' ')).join(' / ')
}

function open(form, language) {
  if (!INFLECTED.has(language) || form.includes('_')) return form
  const stem = form.replace(/[аяеоіїийьыю]$/u, '')
  return [...stem].length >= 4 ? stem + '*' : form
}

// As a lexicon writes a word: small letters, no point of an abbreviation, phrases joined; empty if it cannot be one.
function plain(form, language) {
  const bare = form.normalize('NFC').toLowerCase().replace(/[\u00ad\u061c\u200e\u200f]/g, '').replace(/[\u2019\u02bc]/g, "'").trim()
  const words = bare.replace(/\.$/, '').split(/[\s\u00a0\u202f-]+/)
  const most = UNSPACED.has(language) ? 1 : 3
  const spelt = words.every(word => /^[\p{L}\p{M}\p{N}'%°‰]+$/u.test(word))
  // A single letter (h, m, s) is too often something else.
  const short = words.length === 1 && /^\p{L}$/u.test(words[0]) && !/\p{Script=Han}/u.test(words[0])
  return spelt && !short && words.length <= most ? words.join('_') : ''
}

// Forms of one word as its beginning and a star, where that is long enough to be no other word's; numbers are written out.
function stems(forms, section) {
  const words = forms.filter(form => !form.includes('_'))
  let stem = words[0] ?? ''
  const of = words.filter(word => [...word].length > 4 && word.slice(0, 4) === stem.slice(0, 4))
  for (const word of of) while (!word.startsWith(stem)) stem = [...stem].slice(0, -1).join('')
  const ends = of.every(word => [...word].length - [...stem].length <= 6)
  if (section !== 'units' || of.length < 2 || [...stem].length < 5 || !ends) return forms
  return [stem + '*', ...forms.filter(form => !of.includes(form))]
}

// CLDR's rules that spell numbers out (RBNF, Unicode Technical Standard 35, part 3, section 6), as far as these rules use them.
function numbers(language, kind, values) {
  let rules
  try {
    rules = read('cldr-rbnf', 'rbnf', `${language}.json`).rbnf.rbnf.SpelloutRules
  } catch {
    return []
  }
  const names = Object.keys(rules).filter(name => name.startsWith(`%spellout-${kind}`) || (kind === 'cardinal' && name === '%spellout-numbering'))
  return values.map(value => [value, ...names.map(name => spell(rules, name, value))].map(word => (/ /.test(word) ? '' : word)))
}

function spell(rules, name, value) {
  const set = rules[name].filter(([base]) => /^\d+(\/\d+)?$/.test(base)).map(([base, text]) => [...base.split('/').map(Number), text])
  const at = set.findLastIndex(([base]) => base <= value)
  if (at < 0) return ''
  const base = set[at][0]
  const radix = set[at].length === 3 ? set[at][1] : 10
  const text = set[at].at(-1).replace(/;$/, '').replace(/^'/, '')
  const divisor = base ? radix ** Math.floor(Math.log(base) / Math.log(radix) + 1e-9) : 1
  const [whole, rest] = [Math.floor(value / divisor), value % divisor]
  const optional = text.replace(/\[([^\]]*)\]/g, rest ? '$1' : '')
  if (/[#$]/.test(optional)) return ''
  return optional
    .replace(/=(%*[^=]*)=/g, (_, other) => spell(rules, other || name, value))
    .replace(/→(%*[^→]*)→/g, (_, other) => spell(rules, other || name, rest))
    .replace(/←(%*[^←]*)←/g, (_, other) => spell(rules, other || name, whole))
}
