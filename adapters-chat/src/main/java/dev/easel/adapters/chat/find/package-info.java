/** Finds the images that a chat response names: first in its structured members, then in its text. */
package dev.easel.adapters.chat.find;
