// Writes src/gql/<path>.ts for every src/<path>.graphql: its types and its text, so that a screen carries only its own.
import { codegen } from '@graphql-codegen/core';
import * as operations from '@graphql-codegen/typescript-operations';
import {
  NoUnusedFragmentsRule,
  buildASTSchema,
  parse,
  print,
  specifiedRules,
  stripIgnoredCharacters,
  validate,
  visit,
} from 'graphql';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, 'src');
const target = join(source, 'gql');
const schema = parse(readFileSync(join(here, '../schema/schema.graphql'), 'utf8'));

const files = readdirSync(source, { recursive: true })
  .filter((path) => path.endsWith('.graphql'))
  .sort()
  .map((path) => ({ path, definitions: parse(readFileSync(join(source, path), 'utf8')).definitions }));

const fragments = new Map(
  files
    .flatMap((file) => file.definitions)
    .filter((definition) => definition.kind === 'FragmentDefinition')
    .map((definition) => [definition.name.value, definition]),
);

function spreads(definition) {
  const names = [];
  visit(definition, { FragmentSpread: (node) => void names.push(node.name.value) });
  return names.map((name) => fragments.get(name)).filter(Boolean);
}

function closed(definitions) {
  const all = new Set(definitions);
  for (const definition of all) spreads(definition).forEach((fragment) => all.add(fragment));
  return { kind: 'Document', definitions: [...all] };
}

const types = (document, path) =>
  codegen({
    filename: path,
    schema,
    documents: [{ document, location: path }],
    config: {},
    plugins: [
      {
        operations: { enumType: 'string-literal', useTypeImports: true, scalars: { ID: 'string', DateTime: 'string' } },
      },
    ],
    pluginMap: { operations },
  });

// By the digest of its text, for the server, which lets a session ask nothing else.
const listed = {};

const constant = (definition) => {
  const name = definition.name.value;
  const kind = definition.operation[0].toUpperCase() + definition.operation.slice(1);
  const text = stripIgnoredCharacters(print(closed([definition])));
  listed[`sha256:${createHash('sha256').update(text).digest('hex')}`] = text;
  return `export const ${name} = ${JSON.stringify(text)} as unknown as Operation<${name}${kind}, ${name}${kind}Variables>;`;
};

async function generate({ path, definitions }) {
  const document = closed(definitions);
  const constants = definitions.filter((one) => one.kind === 'OperationDefinition').map(constant);
  const head = constants.length ? [`import type { Operation } from '${'../'.repeat(path.split('/').length)}api';`] : [];
  const file = join(target, path.replace(/\.graphql$/, '.ts'));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, [...head, await types(document, path), ...constants, ''].join('\n'));
}

const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule);
const faults = validate(buildASTSchema(schema), closed(files.flatMap((file) => file.definitions)), rules);
if (faults.length) {
  faults.forEach((fault) => console.error(`${fault.message}\n  ${JSON.stringify(fault.locations)}`));
  process.exit(1);
}
rmSync(target, { recursive: true, force: true });
for (const file of files) await generate(file);
writeFileSync(join(target, 'documents.json'), JSON.stringify(listed));
