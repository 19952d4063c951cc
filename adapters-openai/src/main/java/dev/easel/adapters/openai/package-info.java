/** OpenAI's image API in JSON, client and server: generations, and edits where a server takes them as JSON. */
package dev.easel.adapters.openai;
