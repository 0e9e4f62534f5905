'use strict';

// A text that is ready to be copied: its button shows only where a script can do it.
for (const button of document.querySelectorAll('button[data-copy]')) {
  const said = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    // The clipboard is there over https and on this machine; elsewhere the text is selected, to be copied by hand.
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.copied;
    } catch {
      getSelection().selectAllChildren(button.previousElementSibling);
    }
    setTimeout(() => {
      button.textContent = said;
    }, 2000);
  });
}
