/**
 * The text of one field, between the person who types and the page that keeps drafts. The page's
 * answers come late, and another view may type into the same field, so the rules are:
 * what the person is typing always wins, and an emptied draft means that the text was used.
 */
export interface Draft {
  readonly text: string;
  /** True while the page has not been told of `text`. */
  readonly pending: boolean;
  /** What the page kept, as last heard. */
  readonly stored: string;
  /** The text that was handed in last, until the person types again. */
  readonly submitted?: string;
}

export function startDraft(stored = ''): Draft {
  return { text: stored, pending: false, stored };
}

export function typed(draft: Draft, text: string): Draft {
  return { text, pending: true, stored: draft.stored };
}

export function flushed(draft: Draft): Draft {
  return { ...draft, pending: false };
}

/** The text was handed in: the page will let go of the draft if it could use it. */
export function submitted(draft: Draft): Draft {
  return { ...draft, pending: false, submitted: draft.text };
}

/** A snapshot came. `focused`: the person may have the caret in the field. */
export function heard(draft: Draft, stored = '', focused = false): Draft {
  const next: Draft = { ...draft, stored };
  if (draft.pending || stored === draft.text) return next;
  if (stored === '') {
    const used = draft.submitted === draft.text || draft.stored === draft.text;
    return used ? { ...next, text: '' } : next;
  }
  // The page kept a text that seemed to be used: it was not.
  const returned = draft.text === '' && stored === draft.submitted;
  return returned || !focused ? { ...next, text: stored } : next;
}
