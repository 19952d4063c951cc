/**
 * Images from chat completions: the dialect of 4All, AceData and compatible servers, as a provider and as a server.
 */
package dev.easel.adapters.chat;
