"""Addresses of Mina aktiviteter, below ``/aktiviteter/mina/``."""

from django.urls import path

from activities.reporting import views

AT = "<slug:code>/<isodate:cut_off>/"
ROW = f"{AT}<int:number>/"

urlpatterns = [
    path("", views.mine, name="mine"),
    path(AT, views.mine_at, name="mine_at"),
    path(ROW, views.report, name="mine_report"),
    path(f"{ROW}oforandrat/", views.repeat, name="mine_repeat"),
    path(f"{ROW}dela/", views.split, name="mine_split"),
]
