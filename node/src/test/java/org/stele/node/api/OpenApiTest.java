package org.stele.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stele.node.auth.Caller;
import org.stele.node.http.Admission;
import org.stele.node.http.Route;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Controllers, the table of routes and the OpenAPI document say the same. */
class OpenApiTest {
    private final JsonNode document = document();

    @Test
    void everyRouteIsInTheDocumentAndNothingElse() {
        assertThat(described()).isEqualTo(routes(Stream.of(Route.values())));
    }

    @Test
    void everyControllerMethodIsARouteAndTheOtherWayRound() {
        Set<String> own =
                routes(Stream.of(Route.values()).filter(route -> !route.path().startsWith("/actuator/")));
        assertThat(mapped()).isEqualTo(own);
    }

    @Test
    void exactlyTheSignedRoutesAskForASignatureInTheDocument() {
        for (Route route : Route.values()) {
            boolean asks = document.path("paths")
                    .path(route.path())
                    .path(route.method().toLowerCase(Locale.ROOT))
                    .has("security");
            assertThat(asks).as(route.name()).isEqualTo(isSigned(route));
        }
    }

    @Test
    void exactlyTheRoutesThatTakeTokensSayThat() {
        for (Route route : Route.values()) {
            List<JsonNode> schemes = document.path("paths")
                    .path(route.path())
                    .path(route.method().toLowerCase(Locale.ROOT))
                    .findParents("accessToken");
            assertThat(!schemes.isEmpty()).as(route.name()).isEqualTo(route.admission() == Admission.SIGNED_OR_TOKEN);
        }
    }

    @Test
    void exactlyTheSignedRoutesHandACallerToTheirController() {
        Set<String> withCaller = methods()
                .filter(method -> List.of(method.getParameterTypes()).contains(Caller.class))
                .map(OpenApiTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(withCaller).isEqualTo(routes(Stream.of(Route.values()).filter(OpenApiTest::isSigned)));
    }

    @Test
    void everyReferenceInTheDocumentLeadsSomewhere() {
        assertThat(document.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
    }

    private static boolean isSigned(Route route) {
        return Set.of(Admission.SIGNED, Admission.SIGNED_OR_TOKEN, Admission.BEYOND_SCOPES)
                .contains(route.admission());
    }

    private Set<String> described() {
        TreeSet<String> described = new TreeSet<>();
        document.path("paths")
                .forEachEntry((path, methods) -> methods.propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return described;
    }

    private static Set<String> routes(Stream<Route> routes) {
        return routes.map(route -> route.method() + " " + route.path()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> mapped() {
        return methods().map(OpenApiTest::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Method> methods() {
        return Stream.of(LedgerApi.class, ExchangeApi.class)
                .flatMap(api -> Arrays.stream(api.getAnnotation(Import.class).value()))
                .filter(type -> type.isAnnotationPresent(RestController.class))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class));
    }

    private static String name(Method method) {
        RequestMapping mapping =
                Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class));
        return mapping.method()[0] + " " + mapping.path()[0];
    }

    private static JsonNode document() {
        try (InputStream in = Objects.requireNonNull(OpenApiTest.class.getResourceAsStream("openapi.json"))) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
