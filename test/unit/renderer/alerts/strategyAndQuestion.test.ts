import { describe, expect, test } from 'vitest';
import type { Alert } from '../../../../main-services/model/alert.ts';
import { lineOfPlace } from '../../../../renderer/views/alerts/lineOfPlace.ts';
import { countdown, openQuestion } from '../../../../renderer/views/alerts/questionState.ts';

const XML = `<?xml version="1.0"?>
<!-- <accept mission="no"/>
     <sequence/> -->
<strategy name="x">
  <accept mission="SVOM" type="*"/>
  <accept mission="Swift"
          type="odd"/>
  <limits maximum-error-arcminutes="1"/>
  <request user="alert"/>
  <sequence name="a">
    <album detector="VIS">
      <plan filter="r"/>
      <plan
        filter="q"/>
    </album>
    <album detector="NIR"><plan filter="J"/></album>
  </sequence>
  <sequence name="b">
    <album detector="VIS">
      <plan filter="i"/>
    </album>
  </sequence>
</strategy>`;

describe('the line of a fault in a strategy', () => {
  test.each([
    ['', null, 4],
    ['accept 1', null, 5],
    ['accept 2', 'type', 7],
    ['limits', 'maximum-error-arcminutes', 8],
    ['request', 'user', 9],
    ['sequence 1 › album VIS › plan 2', 'filter', 14],
    ['sequence 1 › album NIR', null, 16],
    ['sequence 2 › album VIS › plan 1', 'filter', 20],
    ['sequence 2', 'missing', 18],
    ['sequence 9', null, 4],
    ['accept', null, 5],
  ])('%s, attribute %s', (place, attribute, line) => {
    expect(lineOfPlace(XML, { place, attribute })).toBe(line);
  });

  test('in a text that is no strategy is the first', () => {
    expect(lineOfPlace('rubbish [(', { place: 'sequence 1 › album V(S › plan 2', attribute: 'f(' })).toBe(1);
  });
});

describe('a question about a burst', () => {
  test.each([
    [60_000, '1:00'],
    [59_001, '1:00'],
    [42_000, '0:42'],
    [1, '0:01'],
    [0, '0:00'],
    [-5000, '0:00'],
  ])('%d ms before its end says %s', (left, words) => expect(countdown(left, 0)).toBe(words));

  test('is open until it is answered, overtaken or retracted', () => {
    const question = {
      askedAt: 0,
      untilWall: 1,
      withinMs: 1,
      byDefault: 'ignore',
      answer: null,
      answeredBy: null,
      answeredAt: null,
    };
    const asked = { decision: 'ask', retracted: false, question } as Alert;
    expect(openQuestion(asked)).toBe(question);
    expect(openQuestion({ ...asked, retracted: true })).toBeNull();
    expect(openQuestion({ ...asked, decision: 'observe' })).toBeNull();
    expect(openQuestion({ ...asked, question: { ...question, answer: 'ignore' } } as Alert)).toBeNull();
  });
});
