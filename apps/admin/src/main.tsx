import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { router } from './app/router.js';
import { SessionRoot } from './app/session-root.js';
import { LanguageProvider } from './lib/i18n.js';
import { activateLanguage } from './lib/messages.js';
import { rememberedLanguage } from './lib/preferences.js';
import { UiProvider } from './ui/provider.js';

const place = document.getElementById('root');
if (!place) throw new Error('The page has no #root.');

await activateLanguage(rememberedLanguage());
createRoot(place).render(
  <StrictMode>
    <LanguageProvider>
      <UiProvider>
        <SessionRoot>
          <RouterProvider router={router} />
        </SessionRoot>
      </UiProvider>
    </LanguageProvider>
  </StrictMode>,
);
