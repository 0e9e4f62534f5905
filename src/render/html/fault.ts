import { html } from './markup.js';

/** Why a page is not shown, for a person, and the way on. */
export const faultPage = (message: string): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>On Record</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page.css">
</head>
<body><main><h1>On Record</h1><p>${message}</p><p><a href="/">On Record</a></p></main></body>
</html>
`.text;
