import { json } from '@codemirror/lang-json';
import { syntaxHighlighting } from '@codemirror/language';
import { classHighlighter } from '@lezer/highlight';
import { graphql, updateSchema } from 'cm6-graphql';
import { EditorView, basicSetup } from 'codemirror';
import { buildClientSchema, getIntrospectionQuery, printSchema, type IntrospectionQuery } from 'graphql';
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

async function ask(query: string, given: unknown = {}) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch('/graphql', {
    method: 'POST',
    headers,
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
  const { data } = (await ask(getIntrospectionQuery())) as { data: IntrospectionQuery };
  const schema = buildClientSchema(data);
  updateSchema(operation, schema);
  place('contract').textContent = printSchema(schema);
  const { data: session } = await ask('{ me { name } }');
  place('who').textContent = session.me ? session.me.name || 'somebody without a name yet' : 'nobody';
}

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
