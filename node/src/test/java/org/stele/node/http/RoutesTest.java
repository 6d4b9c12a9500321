package org.stele.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoutesTest {
    /** Else somebody could come to a controller by the admission of another route. */
    @Test
    void noRouteIsTakenForOneThatStandsBeforeIt() {
        Routes routes = new Routes();
        for (Route route : Route.values()) {
            String path = route.path().replaceAll("\\{\\w+}", "x1");
            assertThat(routes.find(route.method(), path)).as(path).contains(route);
        }
    }
}
