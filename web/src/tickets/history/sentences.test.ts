import { expect, test } from 'vitest';
import { type Part, sentencesOf, shownSteps } from './sentences';
import type { FieldStep, TicketEvent } from './ticket-event';

const AT = '2026-02-03T12:00:00Z';

type Step = [FieldStep['field'], string | null, string | null];

const event = (change: Partial<TicketEvent>, ...steps: Step[]): TicketEvent => ({
  kind: 'UPDATED',
  version: 2,
  createdAt: AT,
  actor: null,
  changes: steps.map(([field, from, to]) => ({ field, from, to })),
  ...change,
});

const filed = (change: Partial<TicketEvent> = {}, ...steps: Step[]): TicketEvent =>
  event(
    { kind: 'CREATED', version: 1, ...change },
    ['TITLE', null, 'Printer'],
    ['DESCRIPTION', null, 'On fire.'],
    ['CATEGORY', null, 'TECHNICAL'],
    ['PRIORITY', null, 'HIGH'],
    ...steps,
  );

const plain = (part: string | Part) => {
  if (typeof part === 'string') return part;
  return part.kind === 'moment' ? `<${part.at}>` : part.words;
};
const read = (told: TicketEvent) =>
  sentencesOf(told).map(({ said }) => said.map((part) => plain(part)).join(''));

test.each<[Step, string]>([
  [['STATUS', 'OPEN', 'IN_PROGRESS'], 'Status changed from Open to In progress'],
  [['PRIORITY', 'LOW', 'CRITICAL'], 'Priority changed from Low to Critical'],
  [['CATEGORY', 'GENERAL', 'BILLING'], 'Category changed from General to Billing'],
  [['TITLE', 'Printer', 'Fax'], 'Title changed from Printer to Fax'],
  [['DESCRIPTION', 'On fire.', 'Cold.'], 'Description edited'],
  [
    ['CREATED_AT', AT, '2025-01-01T00:00:00Z'],
    `Time of filing changed from <${AT}> to <2025-01-01T00:00:00Z>`,
  ],
  [['RESOLVED_AT', null, AT], `Time of resolution changed from none to <${AT}>`],
])('%s', (step, sentence) => {
  expect(read(event({}, step))).toEqual([sentence]);
});

test('an edited description comes along, before and after', () => {
  const [sentence] = sentencesOf(event({}, ['DESCRIPTION', 'On fire.', 'Cold.']));
  expect(sentence?.edit).toEqual({ from: 'On fire.', to: 'Cold.' });
});

test('several fields are several sentences, the weightiest first', () => {
  const several = event(
    {},
    ['TITLE', 'Printer', 'Fax'],
    ['DESCRIPTION', 'On fire.', 'Cold.'],
    ['PRIORITY', 'HIGH', 'LOW'],
    ['STATUS', 'OPEN', 'CLOSED'],
  );
  expect(read(several)).toEqual([
    'Status changed from Open to Closed',
    'Priority changed from High to Low',
    'Title changed from Printer to Fax',
    'Description edited',
  ]);
  expect(shownSteps(several)[0]?.field).toBe('STATUS');
});

test('the time of resolution goes without saying beside the status', () => {
  const resolved = event({}, ['STATUS', 'OPEN', 'RESOLVED'], ['RESOLVED_AT', null, AT]);
  expect(read(resolved)).toEqual(['Status changed from Open to Resolved']);
});

test('a ticket is filed as something, with a priority', () => {
  const now = filed({}, ['STATUS', null, 'OPEN'], ['CREATED_AT', null, AT]);
  expect(read(now)).toEqual(['Filed as Technical with priority High']);
  // The clock of the log is another one.
  const soon = filed({}, ['STATUS', null, 'OPEN'], ['CREATED_AT', null, '2026-02-03T11:59:58Z']);
  expect(read(soon)).toEqual(['Filed as Technical with priority High']);
});

test('a ticket that had been filed before is recorded, with how it came', () => {
  const before = '2025-12-24T18:00:00Z';
  const open = filed({}, ['STATUS', null, 'OPEN'], ['CREATED_AT', null, before]);
  expect(read(open)).toEqual([
    'Recorded here as Technical with priority High and status Open',
    `It had been filed <${before}>`,
  ]);
  const resolved = '2025-12-31T00:00:00Z';
  const closed = filed(
    {},
    ['STATUS', null, 'CLOSED'],
    ['RESOLVED_AT', null, resolved],
    ['CREATED_AT', null, before],
  );
  expect(read(closed)[1]).toBe(`It had been filed <${before}> and resolved <${resolved}>`);
});

test('a ticket older than the log is not filed when the log begins', () => {
  const later = filed({ version: 7 }, ['STATUS', null, 'OPEN'], ['CREATED_AT', null, AT]);
  expect(read(later)[0]).toMatch(/^Recorded here/);
});

test('who did it is said where it is known', () => {
  const by = (told: TicketEvent) => read({ ...told, actor: 'Ada' });
  expect(by(filed())).toEqual(['Ada filed it as Technical with priority High']);
  expect(by(event({}, ['STATUS', 'OPEN', 'CLOSED']))).toEqual([
    'Ada changed the status from Open to Closed',
  ]);
  expect(by(event({}, ['DESCRIPTION', 'a', 'b']))).toEqual(['Ada edited the description']);
  expect(by(event({}))).toEqual(['Ada saved it without a change']);
});

test('a change of nothing that is told still has its sentence', () => {
  expect(read(event({}))).toEqual(['Saved without a change']);
});

test('a value that this page does not know yet is shown as it is', () => {
  expect(read(event({}, ['STATUS', 'OPEN', 'ON_HOLD']))).toEqual([
    'Status changed from Open to ON_HOLD',
  ]);
});
