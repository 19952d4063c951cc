/** The server side of chat completions: requests read, images and tasks told in the dialects of 4All and AceData. */
package dev.easel.adapters.chat.serve;
