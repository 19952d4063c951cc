/** What a dialect implements to be served: routes, the requests they parse, the responses and errors they encode. */
package dev.easel.server.route;
