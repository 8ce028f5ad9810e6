//! The register of routes: nothing is served without a row that says who may.

use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, on};

use super::{Failed, guard};

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody, signed in or not.
    Public,
    /// A caller that holds this right.
    Right(&'static str),
}

/// One row of the matrix of routes.
#[derive(Clone, Debug)]
pub struct RouteRow {
    pub method: &'static str,
    pub path: &'static str,
    pub access: Access,
}

/// Routes of one feature, each with its row.
pub struct Routes<S> {
    router: Router<S>,
    rows: Vec<RouteRow>,
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    #[allow(clippy::new_without_default)]
    pub fn new() -> Routes<S> {
        Routes { router: Router::new(), rows: Vec::new() }
    }

    pub fn get<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add("GET", MethodFilter::GET, path, access, handler)
    }

    pub fn post<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add("POST", MethodFilter::POST, path, access, handler)
    }

    /// PUT, PATCH and DELETE: interfaces of others that are served here want them; ours get by with POST.
    pub fn put<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add("PUT", MethodFilter::PUT, path, access, handler)
    }

    pub fn patch<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add("PATCH", MethodFilter::PATCH, path, access, handler)
    }

    pub fn delete<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add("DELETE", MethodFilter::DELETE, path, access, handler)
    }

    fn add<H, T>(
        mut self,
        method: &'static str,
        filter: MethodFilter,
        path: &'static str,
        access: Access,
        handler: H,
    ) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        let door = move |request: Request, next: Next| async move {
            match guard::admit(access, &request) {
                Ok(()) => next.run(request).await,
                Err(failed) => Failed { at_door: true, ..failed }.into_response(),
            }
        };
        let route: MethodRouter<S> = on(filter, handler).layer::<_, std::convert::Infallible>(from_fn(door));
        self.router = self.router.route(path, route);
        self.rows.push(RouteRow { method, path, access });
        self
    }

    pub fn merge(mut self, other: Routes<S>) -> Self {
        self.router = self.router.merge(other.router);
        self.rows.extend(other.rows);
        self
    }

    pub fn rows(&self) -> &[RouteRow] {
        &self.rows
    }

    pub fn into_router(self) -> Router<S> {
        self.router
    }
}

/// For handlers that answer nothing but "done": 204.
pub fn nothing() -> Response {
    axum::http::StatusCode::NO_CONTENT.into_response()
}
