/** Finds the images that a chat answer names: in its structured places first, then in its text. */
package dev.easel.adapters.chat.find;
