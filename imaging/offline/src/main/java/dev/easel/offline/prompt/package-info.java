/** What the offline provider understands of a prompt. */
package dev.easel.offline.prompt;
