/** OpenAI's image API in JSON, client and server: generations, and edits where a server accepts them as JSON. */
package dev.easel.adapters.openai;
