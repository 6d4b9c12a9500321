package org.stele.node.start;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.stele.node.start.NodeStartException.Reason;

/** Starts the web part: a Spring context of this node's own, that knows no file and no variable but our configuration. */
final class WebRoom {
    private static final Map<String, Object> PROPERTIES = Map.of(
            "management.endpoints.web.exposure.include", "health,prometheus",
            "management.endpoints.web.discovery.enabled", "false",
            "management.endpoint.health.show-details", "when-authorized",
            "management.metrics.use-global-registry", "false",
            "spring.jmx.enabled", "false",
            "spring.lifecycle.timeout-per-shutdown-phase", "10s");

    private WebRoom() {}

    /**
     * @param parts what the controllers need, by name; whoever opened them closes them
     */
    static Web start(Map<String, Object> parts, Class<?>... configurations) {
        SpringApplication application = new SpringApplication(configurations);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.setEnvironment(environment());
        application.setListeners(List.of());
        application.addInitializers(context -> register(parts, context));
        try {
            return Web.of((ServletWebServerApplicationContext) application.run());
        } catch (PortInUseException e) {
            throw new NodeStartException(
                    Reason.ADDRESS, "port " + e.getPort() + " is in use: set another http.port, or end who has it", e);
        } catch (WebServerException e) {
            throw new NodeStartException(
                    Reason.ADDRESS, "nothing can be served at http.address and http.port: correct them", e);
        }
    }

    private static void register(Map<String, Object> parts, ConfigurableApplicationContext context) {
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        parts.forEach(beans::registerSingleton);
    }

    private static StandardEnvironment environment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().addFirst(new MapPropertySource("node", PROPERTIES));
        return environment;
    }
}
