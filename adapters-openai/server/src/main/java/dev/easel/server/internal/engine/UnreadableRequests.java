package dev.easel.server.internal.engine;

import dev.easel.server.internal.RequestHead;
import dev.easel.server.internal.exchange.HttpErrors;
import dev.easel.server.internal.exchange.ResponseWriter;
import dev.easel.server.internal.exchange.Service;
import dev.easel.server.route.HttpError;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers requests that Jetty cannot read, with an error that shows nothing of the inside. */
final class UnreadableRequests implements Request.Handler {
    private final Service service;

    UnreadableRequests(Service service) {
        this.service = service;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        ClientEndPoint client =
                (ClientEndPoint) request.getConnectionMetaData().getConnection().getEndPoint();
        JettyChannel channel = new JettyChannel(request, response, callback, client, () -> true);
        new ResponseWriter(new RequestHead("GET", "/", false, List.of()), Map.of(), channel)
                .write(service.error("/", error(request, response.getStatus())), sent -> {});
        return true;
    }

    private static HttpError error(Request request, int status) {
        Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        if (status == 431 || status == 414) {
            return HttpError.of(431, "request_header_fields_too_large", "The request header is too large.");
        }
        if (status == 505 || status == 426) {
            return HttpError.of(
                    505, "http_version_not_supported", "Unsupported HTTP version: this server speaks HTTP/1.1.");
        }
        if (status == 417) {
            return HttpError.of(417, "expectation_failed", "Unsupported Expect header: only 100-continue is allowed.");
        }
        if (status == 501) {
            return HttpError.of(
                    501, "unsupported_transfer_encoding", "Unsupported Transfer-Encoding: only chunked is allowed.");
        }
        if (status >= 400 && status < 500 && cause instanceof HttpException known) {
            return HttpErrors.malformed("The request cannot be read: " + known.getReason());
        }
        return status < 500
                ? HttpErrors.malformed("The request cannot be read.")
                : cause instanceof OutOfMemoryError
                        ? HttpErrors.overloaded("This server has no room for the request now; try again later.")
                        : HttpErrors.fault();
    }
}
