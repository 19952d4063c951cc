/** What the pages that commands write have in common: their look, their text and their small images. */
package dev.easel.cli.page;
