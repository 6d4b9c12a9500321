package org.stele.node.start;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.stele.node.api.ExchangeApi;
import org.stele.node.api.LedgerApi;
import org.stele.node.config.HttpSettings;
import org.stele.node.config.NodeDirectory;
import org.stele.node.http.WebConfiguration;
import org.stele.node.metrics.MetricsConfiguration;

/** All of Spring that a node uses, named one by one. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({DispatcherServletAutoConfiguration.class, LifecycleAutoConfiguration.class})
@Import({ExchangeApi.class, LedgerApi.class, MetricsConfiguration.class, WebConfiguration.class})
class WebApplication {
    @Bean
    TomcatServletWebServerFactory webServer(HttpSettings settings, NodeDirectory directory) {
        return Tomcat.factory(settings, directory);
    }
}
