package io.daozha.admin.household;

import io.daozha.admin.rights.Typed;
import io.daozha.admin.web.Limited;
import io.daozha.admin.web.Roles;
import io.daozha.admin.web.Shell;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.People;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The resident's pages. They work without scripts. */
@Path("/my")
@Blocking
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.RESIDENT)
class MyResource {
    private static final URI HERE = URI.create("/my");
    static final Sent.Car NO_CAR = new Sent.Car(null, null);
    static final Sent.Pass NO_PASS = new Sent.Pass(null, null, null, null, "1");
    private static final int ROWS = 50;

    private final MyCounter my;
    private final PlatePhoto photos;
    private final Shell shell;

    MyResource(MyCounter my, PlatePhoto photos, Shell shell) {
        this.my = my;
        this.photos = photos;
        this.shell = shell;
    }

    @GET
    public Response my() {
        return shell.page(my.atHome() ? page(NO_CAR, null, null) : MyPages.home(null));
    }

    private TemplateInstance page(Sent.Car car, PlatePhoto.Reading read, Trouble trouble) {
        return MyPages.my(my.view(), car, NO_PASS, read, trouble, null);
    }

    private Response done(Runnable work, Sent.Car car) {
        return shell.form(
                () -> {
                    work.run();
                    return HERE;
                },
                trouble -> page(car, null, trouble));
    }

    private Response done(Runnable work) {
        return done(work, NO_CAR);
    }

    @POST
    @Path("home")
    @Limited(perMinute = 20)
    public Response join(MultivaluedMap<String, String> form, @Context HttpServerRequest request) {
        Sent.Code code = Typed.as(Sent.Code.class, form);
        return shell.form(
                () -> {
                    my.join(code, request.remoteAddress().hostAddress());
                    return HERE;
                },
                MyPages::home);
    }

    @POST
    @Path("plates")
    @Limited(perMinute = 30)
    public Response askForPlate(MultivaluedMap<String, String> form) {
        Sent.Car car = Typed.as(Sent.Car.class, form);
        return done(() -> my.askForPlate(car), car);
    }

    /** Fills the field; nothing is asked for yet. */
    @POST
    @Path("photo")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Limited(perMinute = 10)
    public Response photo(@RestForm("photo") FileUpload photo) {
        try {
            PlatePhoto.Reading read = photos.read(bytes(photo));
            return shell.page(page(new Sent.Car(read.plate(), read.colour()), read, null));
        } catch (Trouble trouble) {
            return shell.page(trouble.status(), page(NO_CAR, null, trouble.at("photo")));
        }
    }

    private static byte[] bytes(FileUpload photo) {
        if (photo == null) {
            return new byte[0];
        }
        try {
            return Files.readAllBytes(photo.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException("The upload was there and cannot be read", e);
        }
    }

    @POST
    @Path("permits")
    @Limited(perMinute = 30)
    public Response askForPermit(MultivaluedMap<String, String> form) {
        return done(() -> my.askForPermit(Typed.as(Sent.Wish.class, form)));
    }

    @POST
    @Path("passes")
    @Limited(perMinute = 30)
    public Response givePass(MultivaluedMap<String, String> form) {
        Sent.Pass pass = Typed.as(Sent.Pass.class, form);
        return shell.form(
                () -> {
                    my.givePass(pass);
                    return HERE;
                },
                trouble -> MyPages.my(
                        my.view(), NO_CAR, pass, null, trouble.flaws().isEmpty() ? trouble : null, trouble));
    }

    @POST
    @Path("passes/{id}/withdraw")
    public Response withdraw(@PathParam("id") long id) {
        return done(() -> my.withdrawPass(id));
    }

    @POST
    @Path("locks")
    @Limited(perMinute = 30)
    public Response lock(MultivaluedMap<String, String> form) {
        return done(() -> my.lock(Typed.as(Sent.Car.class, form)));
    }

    @POST
    @Path("locks/{id}/open")
    public Response unlock(@PathParam("id") long id) {
        return done(() -> my.unlock(id));
    }

    @GET
    @Path("stays")
    public Response stays(@QueryParam("before") @DefaultValue("0") long before) {
        return shell.page(MyPages.stays(my.stays(before, ROWS)));
    }

    @GET
    @Path("data")
    public Response data() {
        return shell.page(MyPages.data(null, null, null));
    }

    @POST
    @Path("data/forget")
    @Limited(perMinute = 10)
    public Response forget(MultivaluedMap<String, String> form) {
        try {
            People.Forgotten done = my.forget(Typed.as(Sent.Sure.class, form));
            return shell.page(MyPages.data(done.stays(), done.kept().size(), null));
        } catch (Trouble trouble) {
            return shell.page(trouble.status(), MyPages.data(null, null, trouble));
        }
    }

    @POST
    @Path("data/leave")
    @Limited(perMinute = 10)
    public Response leave(MultivaluedMap<String, String> form) {
        return shell.form(
                () -> {
                    my.leave(Typed.as(Sent.Sure.class, form));
                    return URI.create("/login");
                },
                trouble -> MyPages.data(null, null, trouble));
    }
}
