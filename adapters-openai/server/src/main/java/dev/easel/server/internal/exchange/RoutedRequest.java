package dev.easel.server.internal.exchange;

import dev.easel.core.port.in.ImageCall;
import dev.easel.server.internal.Providers;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.Route;
import dev.easel.server.route.ServerContext;
import java.util.function.Function;

/**
 * A request with the route that takes it.
 *
 * @param caller the name of the caller, empty if the server knows none
 * @param providers those that the caller may choose from
 * @param call prepares the call for what the route makes of the request
 */
public record RoutedRequest(
        ReceivedRequest request,
        Route route,
        ServerContext context,
        ErrorEncoder errors,
        String caller,
        Providers providers,
        Function<Providers.Target, ImageCall> call) {}
