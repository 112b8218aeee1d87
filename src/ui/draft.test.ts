import { flushed, heard, startDraft, submitted, typed, type Draft } from './draft.ts';

/** A text that was typed, and that the page has confirmed to keep. */
function kept(text: string): Draft {
  return heard(flushed(typed(startDraft(), text)), text, true);
}

test('a field starts with what the page kept', () => {
  expect(startDraft('half a co').text).toBe('half a co');
  expect(startDraft().text).toBe('');
});

test('what is being typed wins over every snapshot', () => {
  const draft = typed(kept('a'), 'ab');
  expect(heard(draft, 'a', true).text).toBe('ab');
  expect(heard(draft, 'other', false).text).toBe('ab');
  expect(heard(draft, '', true).text).toBe('ab');
});

test('an older snapshot does not move the text under the caret', () => {
  expect(heard(flushed(typed(kept('a'), 'abc')), 'a', true).text).toBe('abc');
});

test('a field without the caret follows what another view types', () => {
  expect(heard(kept('a'), 'ab', false).text).toBe('ab');
});

test('a snapshot from before the draft was known does not empty the field', () => {
  expect(heard(flushed(typed(startDraft(), 'abc')), '', true).text).toBe('abc');
});

test('a used text goes, whether or not the page ever confirmed the draft', () => {
  expect(heard(submitted(kept('code')), '', true).text).toBe('');
  expect(heard(submitted(typed(startDraft(), 'code')), '', true).text).toBe('');
});

test('a text that another view used goes here as well', () => {
  expect(heard(kept('code'), '', true).text).toBe('');
});

test('a text that could not be used stays, or comes back', () => {
  expect(heard(submitted(kept('bad')), 'bad', true).text).toBe('bad');
  const tooEarly = heard(submitted(typed(startDraft(), 'bad')), '', true);
  expect(heard(tooEarly, 'bad', true).text).toBe('bad');
});

test('what is typed after handing in is not taken for the used text', () => {
  const next = flushed(typed(submitted(kept('first')), 'second'));
  expect(heard(next, '', true).text).toBe('second');
});
