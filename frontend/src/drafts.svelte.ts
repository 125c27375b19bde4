const mark = 'weft-signed-in';
const head = 'weft-draft ';
const of = (person: string) => `${head}${person} `;

function drop(which: (key: string) => boolean) {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(head) && which(key));
  keys.forEach((key) => localStorage.removeItem(key));
}

/** Who was signed in on this device when it was last told, or null. */
export const whoWas = () => localStorage.getItem(mark);

/** Somebody is signed in here: what others had not sent is theirs and goes. */
export function remember(person: string) {
  localStorage.setItem(mark, person);
  drop((key) => !key.startsWith(of(person)));
}

/** Nobody is any more; drafts wait for the same person, as a session may end while they write. */
export const unremember = () => localStorage.removeItem(mark);

/** Whoever signs out leaves nothing behind. */
export const dropAll = () => drop(() => true);

/** Words not sent yet, kept on this device for one person and one place. */
export class Draft {
  private words = $state('');
  private key: string;

  constructor(place: string) {
    this.key = of(whoWas() ?? '') + place;
    this.words = localStorage.getItem(this.key) ?? '';
  }

  get text() {
    return this.words;
  }

  set text(words: string) {
    this.words = words;
    if (words) localStorage.setItem(this.key, words);
    else localStorage.removeItem(this.key);
  }

  /** What was sent goes; what was written meanwhile stays. */
  sent(words = this.words) {
    if (this.words.startsWith(words)) this.text = this.words.slice(words.length).trimStart();
  }
}
