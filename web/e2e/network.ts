import type { Page, WebSocketRoute } from '@playwright/test';

/** The network of a page, which can be taken away. */
export type Network = { cut: () => Promise<void>; mend: () => Promise<void> };

/**
 * Puts a network between a page that is not open yet and the server. The browser's own offline mode leaves sockets alone
 * that are open; a network that is lost does not.
 */
export async function networkOf(page: Page): Promise<Network> {
  let sockets: WebSocketRoute[] = [];
  let isCut = false;
  await page.routeWebSocket('**/graphql', (socket) => {
    // Among the codes that a page may close with there is none for a loss; what follows is the same.
    if (isCut) return void socket.close({ code: 4000 });
    sockets.push(socket, socket.connectToServer());
  });
  return {
    cut: async () => {
      isCut = true;
      await page.context().setOffline(true);
      for (const socket of sockets) await socket.close({ code: 4000 });
      sockets = [];
    },
    mend: async () => {
      isCut = false;
      await page.context().setOffline(false);
    },
  };
}
