import { json } from '@codemirror/lang-json';
import { syntaxHighlighting } from '@codemirror/language';
import { classHighlighter } from '@lezer/highlight';
import { graphql, updateSchema } from 'cm6-graphql';
import { EditorView, basicSetup } from 'codemirror';
import { buildSchema } from 'graphql';
import editing from './editor.css?inline';
import './explorer.css';

type Extensions = NonNullable<NonNullable<ConstructorParameters<typeof EditorView>[0]>['extensions']>;

const beginning = `{
  me {
    name
  }
  circles(first: 5) {
    nodes {
      name
      purpose
    }
  }
}
`;

const place = (id: string) => document.getElementById(id)!;
const dark = matchMedia('(prefers-color-scheme: dark)').matches;

/** In a shadow root, because there the editor's styles are sheets and not the inline ones the server forbids. */
function editor(id: string, label: string, doc: string, language: Extensions): EditorView {
  const root = place(id).attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(editing);
  root.adoptedStyleSheets = [sheet];
  const extensions = [
    basicSetup,
    language,
    syntaxHighlighting(classHighlighter),
    EditorView.lineWrapping,
    EditorView.darkTheme.of(dark),
    EditorView.contentAttributes.of({ 'aria-label': label }),
  ];
  return new EditorView({ doc, extensions, parent: root as unknown as Element, root });
}

const operation = editor('operation', 'Operation', beginning, graphql());
const variables = editor('variables', 'Variables, as JSON', '{}', json());

const token = place('token') as HTMLInputElement;

/** With a token whatever it reaches; without one a session may ask freely under `weft run` only. */
async function ask(query: string, given: unknown = {}) {
  const bearer = token.value.trim();
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: bearer ? 'omit' : 'same-origin',
    headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify({ query, variables: given }),
  });
  return response.json();
}

async function run() {
  const answer = place('answer');
  answer.setAttribute('aria-busy', 'true');
  try {
    const given = JSON.parse(variables.state.doc.toString() || '{}');
    answer.textContent = JSON.stringify(await ask(operation.state.doc.toString(), given), null, 2);
  } catch (error) {
    answer.textContent = String(error);
  }
  answer.removeAttribute('aria-busy');
}

async function learn() {
  const contract = await (await fetch('/schema.graphql')).text();
  updateSchema(operation, buildSchema(contract));
  place('contract').textContent = contract;
  await greet();
}

async function greet() {
  const { data } = await ask('{ me { name } }');
  place('who').textContent = data?.me?.name || (token.value ? 'your token allows' : 'nobody: paste a token');
}

token.addEventListener('change', () => void greet());
place('run').addEventListener('click', () => void run());
// Before the editor, to which this key is an empty line.
addEventListener(
  'keydown',
  (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    void run();
  },
  { capture: true },
);
void learn();
