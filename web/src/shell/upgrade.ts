import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { pauseBefore } from '../api/persistently';
import { useLiveState } from '../api/socket';
import { isBulkRunning } from '../tickets/queue/bulk-running';
import { isHeld } from '../ui/hold';
import { isFetchingAhead } from '../ui/when-idle';

/** The script that a page of the app starts with; its name holds a digest of what is in it. */
function entryOf(page: ParentNode): string | null {
  return page.querySelector('script[type="module"][src]')?.getAttribute('src') ?? null;
}

/** Whether the server now serves another build of the app than the one that runs here; null when it cannot be asked. */
export async function isUpgraded(): Promise<boolean | null> {
  const running = entryOf(document);
  try {
    // Asks the server, which answers "not modified" as long as nothing is new.
    const answer = await fetch('/', { cache: 'no-cache' });
    if (!answer.ok) return null;
    const served = entryOf(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    return served !== null && running !== null && served !== running;
  } catch {
    return null;
  }
}

/** Whether something would be lost if the page were loaded anew now. */
const isBusy = () => isHeld() || isBulkRunning();

/** Loads the page anew where there is a server to load it from; else what stands on the page stays. */
export async function reloadWhenReachable(): Promise<void> {
  try {
    await fetch('/', { cache: 'no-cache' });
    location.reload();
  } catch {
    // Said already; one may try again.
  }
}

/**
 * Whether a newer build waits on the server. Asked when the connection comes back, since an upgrade interrupts it. The
 * app then takes the next chance at which nobody is in the middle of something: the way to another page, or a window
 * that nobody looks at; and not while something would be lost by it.
 */
export function useUpgrade(): boolean {
  const router = useRouter();
  const live = useLiveState();
  const [upgraded, setUpgraded] = useState(false);
  const [tries, setTries] = useState(0);

  useEffect(() => {
    if (live !== 'live' || upgraded) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    void isUpgraded().then((answer) => {
      if (gone) return;
      if (answer) setUpgraded(true);
      // A server that has just come back may not serve pages yet.
      if (answer === null) timer = setTimeout(() => setTries(tries + 1), pauseBefore(tries));
    });
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [live, upgraded, tries]);

  useEffect(() => {
    if (!upgraded) return;
    const onHide = () => {
      if (document.visibilityState === 'hidden' && !isBusy()) location.reload();
    };
    const stop = router.subscribe('onBeforeNavigate', ({ pathChanged, toLocation }) => {
      if (pathChanged && !isBusy()) location.assign(toLocation.href);
    });
    document.addEventListener('visibilitychange', onHide);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', onHide);
    };
  }, [upgraded, router]);

  return upgraded;
}

const RELOADED_FOR = 'frontdesk.reloaded-for';

/**
 * Loads the page anew when a part of the app that somebody waits for is gone from the server since it was upgraded; once
 * for each build.
 */
export function reloadWhenPartsAreGone() {
  window.addEventListener('vite:preloadError', async () => {
    if (isFetchingAhead()) return;
    // A server that is out of reach has lost nothing, and there would be no page to load anew.
    if (!(await isUpgraded())) return;
    const build = entryOf(document) ?? '';
    try {
      if (sessionStorage.getItem(RELOADED_FOR) === build) return;
      sessionStorage.setItem(RELOADED_FOR, build);
    } catch {
      // Without storage there is no telling whether it helped before: leave it to the error on the page.
      return;
    }
    location.reload();
  });
}
