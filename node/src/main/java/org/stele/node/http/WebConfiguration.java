package org.stele.node.http;

import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.stele.node.auth.Authenticator;
import org.stele.node.auth.OriginCheck;
import org.stele.node.auth.TokenCheck;
import org.stele.node.config.HttpSettings;

/** Spring's part of HTTP, without what it brings by default: no lenient JSON, no static files, no views. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@Import(ProblemAdvice.class)
public class WebConfiguration implements WebMvcConfigurer {
    @Bean
    FilterRegistrationBean<Gate> gate(
            HttpSettings settings,
            Authenticator authenticator,
            TokenCheck tokens,
            OriginCheck origins,
            Traffic traffic) {
        FilterRegistrationBean<Gate> registration =
                new FilterRegistrationBean<>(new Gate(settings, authenticator, tokens, origins, traffic));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<XmlAnswers> xmlAnswers() {
        FilterRegistrationBean<XmlAnswers> registration = new FilterRegistrationBean<>(new XmlAnswers());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<XmlBodies> xmlBodies() {
        FilterRegistrationBean<XmlBodies> registration = new FilterRegistrationBean<>(new XmlBodies());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.configureMessageConvertersList(converters -> {
            converters.clear();
            converters.addAll(converters());
        });
    }

    private static List<HttpMessageConverter<?>> converters() {
        return List.of(
                new ByteArrayHttpMessageConverter(),
                new StrictJsonConverter(),
                new StringHttpMessageConverter(),
                new EndpointConverter());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerResolver());
    }

    /** For pages from anywhere; those of registered applications {@link CrossOrigin} knows. */
    @Override
    public void addCorsMappings(CorsRegistry registry) {
        registry.addMapping("/shl/**")
                .allowedOrigins("*")
                .allowedMethods("GET", "POST")
                .allowedHeaders("Content-Type")
                .allowCredentials(false);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        Identifiers.register(registry);
    }

    @Override
    public void configurePathMatch(PathMatchConfigurer configurer) {
        configurer.setPatternParser(new org.springframework.web.util.pattern.PathPatternParser());
    }
}
