import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

afterEach(cleanup);

// What jsdom lacks and the components need. Nothing is ever in sight here, so lists load more by their button only.
vi.stubGlobal('matchMedia', (query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => {},
  removeEventListener: () => {},
}));

class Unseen {
  observe() {}
  unobserve() {}
  disconnect() {}
}
vi.stubGlobal('ResizeObserver', Unseen);
vi.stubGlobal('IntersectionObserver', Unseen);
vi.stubGlobal('scrollTo', () => {});
Object.defineProperty(document, 'fonts', { value: new EventTarget() });
