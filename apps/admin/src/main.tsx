import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { router } from './app/router.js';
import { findOutWhoIsHere, SessionRoot } from './app/session-root.js';
import { LanguageProvider } from './lib/i18n.js';
import { activateLanguage } from './lib/messages.js';
import { rememberedLanguage } from './lib/preferences.js';
import { UiProvider } from './ui/provider.js';

const place = document.getElementById('root');
if (!place) throw new Error('The page has no #root.');

// Everything that the first page waits for is under way before anything is drawn: who is here, the words, and the page itself.
const asked = findOutWhoIsHere();
asked.catch(() => undefined); // SessionRoot says what went wrong, once it is there
const speaking = activateLanguage(rememberedLanguage());
void router.load();
await speaking;
createRoot(place).render(
  <StrictMode>
    <LanguageProvider>
      <UiProvider>
        <SessionRoot asked={asked}>
          <RouterProvider router={router} />
        </SessionRoot>
      </UiProvider>
    </LanguageProvider>
  </StrictMode>,
);
