package dev.easel.studio;

import dev.easel.core.port.out.ImageProcessor;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;

/** {@code POST /studio/calls}: a form with a call, whose progress and outcome are events. */
final class CallsRoute implements Route {
    private final ImageProcessor processor;

    CallsRoute(ImageProcessor processor) {
        this.processor = processor;
    }

    @Override
    public RoutePattern pattern() {
        return RoutePattern.postForm(PageRoute.PREFIX + "calls");
    }

    @Override
    public ErrorEncoder errors() {
        return new StudioErrorEncoder();
    }

    @Override
    public ServerResponse handle(ServerRequest request, ServerContext context) throws IOException {
        StudioHeader.require(request);
        StudioCall call = CallForm.read(request, context);
        Comparisons comparisons = new Comparisons(processor, request.spool(), CallEvents.HEARTBEAT);
        return ServerResponse.events(call.request(), new CallEvents(call, context.files(), comparisons))
                .by(call.provider().name());
    }
}
