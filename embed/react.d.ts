// `import type {} from 'claim-labels/react'` makes `<claim-labels>` known in JSX (React 19).

import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ClaimLabelsAttributes, ClaimLabelsColonlessEventMap, ClaimLabelsElement, ClaimLabelsEventMap, Manifest } from './claim-labels.js';

type Events = ClaimLabelsEventMap & ClaimLabelsColonlessEventMap;
type Handlers = { [Name in keyof Events as `on${Name}`]?: (event: Events[Name]) => void };
type Known = Omit<ClaimLabelsAttributes, 'manifest'> & { manifest?: string | Manifest };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'claim-labels': DetailedHTMLProps<HTMLAttributes<ClaimLabelsElement>, ClaimLabelsElement> & Known & Handlers;
    }
  }
}
