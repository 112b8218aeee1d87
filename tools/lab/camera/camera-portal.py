"""The camera portal (org.freedesktop.portal.Camera) of a session bus, which always says yes.

Firefox asks it for PipeWire's cameras. It has to be Python: the portal hands out an open socket,
and Node cannot pass file descriptors over a socket.
https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Camera.html
"""

import os
import socket

import dbus
import dbus.lowlevel
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

PATH = '/org/freedesktop/portal/desktop'
CAMERA = 'org.freedesktop.portal.Camera'
REQUEST = 'org.freedesktop.portal.Request'
PROPERTIES = {'IsCameraPresent': dbus.Boolean(True), 'version': dbus.UInt32(1)}


class Portal(dbus.service.Object):
    requests = 0

    @dbus.service.method(CAMERA, in_signature='a{sv}', out_signature='o', sender_keyword='sender')
    def AccessCamera(self, options, sender):
        self.requests += 1
        token = str(options.get('handle_token', f't{self.requests}'))
        path = f"{PATH}/request/{sender[1:].replace('.', '_')}/{token}"
        # Firefox listens once it has the answer to this call.
        GLib.timeout_add(50, self.grant, path, sender)
        return dbus.ObjectPath(path)

    def grant(self, path, sender):
        response = dbus.lowlevel.SignalMessage(path, REQUEST, 'Response')
        response.append(dbus.UInt32(0), dbus.Dictionary({}, signature='sv'), signature='ua{sv}')
        # To the asker alone: it hears no broadcast.
        response.set_destination(sender)
        self.connection.send_message(response)
        return False

    @dbus.service.method(CAMERA, in_signature='a{sv}', out_signature='h')
    def OpenPipeWireRemote(self, options):
        with socket.socket(socket.AF_UNIX) as remote:
            remote.connect(os.path.join(os.environ['PIPEWIRE_RUNTIME_DIR'], 'pipewire-0'))
            return dbus.types.UnixFd(remote)

    @dbus.service.method(dbus.PROPERTIES_IFACE, in_signature='ss', out_signature='v')
    def Get(self, interface, name):
        return PROPERTIES[name]

    @dbus.service.method(dbus.PROPERTIES_IFACE, in_signature='s', out_signature='a{sv}')
    def GetAll(self, interface):
        return PROPERTIES


dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
name = dbus.service.BusName('org.freedesktop.portal.Desktop', bus)
portal = Portal(bus, PATH)
print('ready', flush=True)
GLib.MainLoop().run()
