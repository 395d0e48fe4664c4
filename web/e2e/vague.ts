import { expect } from '@playwright/test';
import type { Api } from './api';

// So vague that no model should be sure of all of them.
const VAGUE = [
  'hello',
  'something is up',
  'as discussed',
  'please look',
  'hm',
  'again',
  'see below',
  'it is about the thing',
];

/** Texts of which the server itself says that it is not sure, as title and as description. */
export async function vagueTexts(api: Api, count: number): Promise<string[]> {
  const texts: string[] = [];
  for (const text of VAGUE) {
    if (texts.length === count) break;
    const { confidence, priorityConfidence } = await api.classify({
      title: text,
      description: text,
    });
    if (Math.min(confidence, priorityConfidence) < 0.5) texts.push(text);
  }
  expect(texts, 'texts of which triage is not sure').toHaveLength(count);
  return texts;
}
