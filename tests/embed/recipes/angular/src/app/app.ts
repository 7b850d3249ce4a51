import { Component, computed, signal } from '@angular/core';
import { Labelled } from './labelled';

const ferry = {
  version: 1,
  claims: [{ id: 'sundays', status: 'official', quote: { exact: 'The ferry will sail on Sundays' }, note: 'Said.', sources: [{ name: 'The ferryman' }] }],
};
const STORIES: Record<string, { title: string; text: string; manifest: string | object }> = {
  story: {
    title: 'The bridge',
    text: 'The town council says the bridge will close in May. Two papers report that repairs will cost nine million. It may stay closed all summer.',
    manifest: '/claims.json',
  },
  ferry: { title: 'The ferry', text: 'The ferry will sail on Sundays again. It may stay closed all summer.', manifest: ferry },
};

@Component({
  selector: 'app-root',
  imports: [Labelled],
  template: `
    <nav><a href="#story">The bridge</a> <a href="#ferry">The ferry</a></nav>
    <main>
      <app-labelled [manifest]="story().manifest" (ready)="heard($event)">
        <article>
          <h1>{{ story().title }}</h1>
          <p>{{ story().text }}</p>
        </article>
      </app-labelled>
    </main>
  `,
})
export class App {
  private slug = signal('story');
  story = computed(() => STORIES[this.slug()]);

  constructor() {
    addEventListener('hashchange', () => this.slug.set(location.hash.slice(1) || 'story'));
  }

  heard(event: Event) {
    (window as any).anchored = (event as CustomEvent).detail.anchored;
  }
}
