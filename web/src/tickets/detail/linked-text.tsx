import { findLinks } from './find-links';
import classes from './linked-text.module.css';

/** A text that people wrote, as they wrote it, with its web addresses as links that lead out safely. */
export function LinkedText({ children }: { children: string }) {
  return (
    <div dir="auto" className={classes.text}>
      {findLinks(children).map(({ text, href }, index) =>
        href ? (
          <a
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name, and no state.
            key={index}
            href={href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            // Addresses read from left to right also within other scripts.
            dir="ltr"
          >
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </div>
  );
}
