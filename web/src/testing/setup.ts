import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// Patience costs nothing where all goes well, and a busy machine is slow.
configure({ asyncUtilTimeout: 5000 });

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
