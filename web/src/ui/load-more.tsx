import { Button, Center } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';

type Props = {
  loading: boolean;
  onMore: () => void;
};

/** Loads the next page when it comes into sight; a real button for those who do not scroll. */
export function LoadMore({ loading, onMore }: Props) {
  const place = useRef<HTMLButtonElement>(null);
  const onSight = useEffectEvent(onMore);

  useEffect(() => {
    const button = place.current;
    // A fresh observer after each page: it reports at once if the button is still (or already) in sight.
    if (!button || loading) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) onSight();
      },
      { rootMargin: '600px' },
    );
    observer.observe(button);
    return () => observer.disconnect();
  }, [loading]);

  return (
    <Center py="md">
      {/* Not disabled while loading: a disabled button loses the focus of the one who pressed it. */}
      <Button ref={place} variant="default" aria-busy={loading} onClick={() => loading || onMore()}>
        {loading ? 'Loading more tickets…' : 'Load more tickets'}
      </Button>
    </Center>
  );
}
