// An archive is spread by Spark and by GNU parallel as docs/report.md says, and what comes back makes the report that one machine makes.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../at-end.mjs';

const ROOT = new URL('../..', import.meta.url).pathname;
const BINARY = join(ROOT, 'target/debug/claim-labels');
const PYTHON = join(ROOT, 'target/spark/bin/python');
const COUNT = 200;
const env = { ...process.env, PATH: `${dirname(BINARY)}:${process.env.PATH}` };
const place = mkdtempSync(join(tmpdir(), 'spread-'));
atEnd(() => rmSync(place, { recursive: true }));
const run = (command, ...args) => execFileSync(command, args, { cwd: place, env, encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'pipe'] });
const read = (name) => readFileSync(join(place, name), 'utf8');

const archive = () => {
  mkdirSync(join(place, 'archive'), { recursive: true });
  const lines = [];
  for (let at = 0; at < COUNT; at++) {
    const article = `<article><h1>Article ${at}</h1><p>The bridge no. ${at} will be closed in May, the mayor said.</p>\n<p>It cost nine million euros.</p></article>`;
    const quote = at % 10 ? `The bridge no. ${at} will be closed in May` : 'Nobody knows what will come of it';
    const claims = [{ id: 'a', status: 'official', note: 'n', quote: { exact: quote }, sources: [{ name: `Mayor ${at % 7}` }] }];
    const manifest = { version: 1, article: { headline: `Article ${at}`, published: `2025-0${(at % 9) + 1}-03`, url: `https://news.example/${at}` }, claims };
    const name = `archive/${String(at).padStart(3, '0')}`;
    writeFileSync(join(place, `${name}.html`), article);
    writeFileSync(join(place, `${name}.claims.json`), JSON.stringify(manifest));
    lines.push(JSON.stringify({ id: at, article, manifest }));
  }
  writeFileSync(join(place, 'archive.jsonl'), `${lines.join('\n')}\n`);
  run('claim-labels', 'report', '--dir', 'archive', '-o', 'alone.html');
};

// Lists come in the order of the articles, which an engine may change.
const figures = (html) => html.replace(/<details[^>]*><summary>\d+ claims?<\/summary>.*?<\/details>/gs, '').replace(/href="[a-z]+\.csv">[a-z]+\.csv/, '');
const rows = (csv) => csv.trim().split('\n').map((row) => row.slice(row.indexOf(','))).sort();

const joins = (results) => {
  run('claim-labels', 'report', '--from', ...results, '-o', 'joined.html');
  assert.equal(figures(read('joined.html')), figures(read('alone.html')));
  assert.deepEqual(rows(read('joined.csv')), rows(read('alone.csv')));
};

test('GNU parallel', () => {
  archive();
  const line = "parallel --pipe --block 10k --jobs 2 'claim-labels check --jsonl --jobs 1' < archive.jsonl > results.jsonl || true";
  run('bash', '-c', line);
  const ids = read('results.jsonl').trim().split('\n').map((result) => JSON.parse(result).id);
  assert.deepEqual(ids.sort((a, b) => a - b), Array.from({ length: COUNT }, (_, at) => at));
  joins(['results.jsonl']);
});

test('Spark', { timeout: 300_000 }, () => {
  archive();
  writeFileSync(join(place, 'spread.py'), `
from pyspark.sql import SparkSession
spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
pairs = spark.read.text("archive.jsonl").repartition(4).rdd.map(lambda row: row.value)
pairs.pipe("${BINARY} check --jsonl --jobs 1").saveAsTextFile("results")
spark.stop()
`);
  Object.assign(env, { PYSPARK_PYTHON: PYTHON, SPARK_LOCAL_IP: '127.0.0.1' });
  run(PYTHON, 'spread.py');
  const parts = readdirSync(join(place, 'results')).filter((name) => name.startsWith('part-'));
  assert.ok(parts.length > 1, 'several partitions');
  joins(parts.map((name) => `results/${name}`));
});
