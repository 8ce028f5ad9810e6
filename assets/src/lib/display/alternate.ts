/** Boards that take turns: data-alternate="15" seconds each. Never while a call is shown. */
import { all, onView, seconds } from "../dom.js";
import { announcing } from "./announce.js";

const running = new WeakSet<HTMLElement>();

export function startAlternate(): void {
  onView(() => {
    for (const host of all("[data-alternate]")) {
      if (running.has(host)) continue;
      running.add(host);
      const timer = setInterval(() => (host.isConnected ? turn(host) : clearInterval(timer)), seconds(Number(host.dataset["alternate"]) || 15));
    }
  });
}

function turn(host: HTMLElement): void {
  const boards = all("[data-board]", host);
  if (boards.length < 2 || announcing()) return;
  const current = boards.findIndex((board) => !board.hidden);
  boards.forEach((board, index) => (board.hidden = index !== (current + 1) % boards.length));
}
